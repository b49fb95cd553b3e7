package dev.attest.theory.scalar;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.fraction.BigFraction;

/// Forward differentiation over any number system: each operation carries `f(x + t e) = f(x) + f'(x) t e`.
///
/// relu, abs, min and max have no derivative at a kink. There they decline, unless both sides have the same
/// derivative in the direction at hand: a function with slopes in [-1, 1] moves by o(e) where its argument
/// does. A sign declines at 0, and so does a root.
public final class Duals<N> implements Scalars<Dual<N>> {
    private final Scalars<N> base;
    private final N zero;
    private final N one;

    public Duals(Scalars<N> base) {
        this.base = base;
        this.zero = base.of(BigFraction.ZERO);
        this.one = base.of(BigFraction.ONE);
    }

    /// A number that does not move.
    public Dual<N> constant(N value) {
        return new Dual<>(value, zero);
    }

    @Override
    public Dual<N> of(BigFraction value) {
        return constant(base.of(value));
    }

    @Override
    public Dual<N> pi() {
        return constant(base.pi());
    }

    @Override
    public Dual<N> add(Dual<N> a, Dual<N> b) {
        return new Dual<>(base.add(a.value(), b.value()), base.add(a.tangent(), b.tangent()));
    }

    @Override
    public Dual<N> negate(Dual<N> a) {
        return new Dual<>(base.negate(a.value()), base.negate(a.tangent()));
    }

    @Override
    public Dual<N> multiply(Dual<N> a, Dual<N> b) {
        var tangent = base.add(base.multiply(a.tangent(), b.value()), base.multiply(a.value(), b.tangent()));
        return new Dual<>(base.multiply(a.value(), b.value()), tangent);
    }

    /// `(a / b)' = (a' - (a / b) b') / b`.
    @Override
    public Dual<N> divide(Dual<N> a, Dual<N> b) {
        var quotient = base.divide(a.value(), b.value());
        var rest = base.subtract(a.tangent(), base.multiply(quotient, b.tangent()));
        return new Dual<>(quotient, base.divide(rest, b.value()));
    }

    @Override
    public Dual<N> exp(Dual<N> a) {
        var value = base.exp(a.value());
        return moved(value, value, a);
    }

    @Override
    public Dual<N> log(Dual<N> a) {
        return new Dual<>(base.log(a.value()), base.divide(a.tangent(), a.value()));
    }

    @Override
    public Dual<N> sqrt(Dual<N> a) {
        var root = base.sqrt(a.value());
        if (base.sign(root) == 0) {
            throw new Declined("the derivative of sqrt at 0");
        }
        return new Dual<>(root, base.divide(a.tangent(), base.add(root, root)));
    }

    @Override
    public Dual<N> sin(Dual<N> a) {
        return moved(base.sin(a.value()), base.cos(a.value()), a);
    }

    @Override
    public Dual<N> cos(Dual<N> a) {
        return moved(base.cos(a.value()), base.negate(base.sin(a.value())), a);
    }

    /// `tanh' = (1 - tanh)(1 + tanh)`.
    @Override
    public Dual<N> tanh(Dual<N> a) {
        var value = base.tanh(a.value());
        return moved(value, base.multiply(base.subtract(one, value), base.add(one, value)), a);
    }

    /// `sigmoid'(x) = sigmoid(x) sigmoid(-x)`.
    @Override
    public Dual<N> sigmoid(Dual<N> a) {
        var value = base.sigmoid(a.value());
        return moved(value, base.multiply(value, base.sigmoid(base.negate(a.value()))), a);
    }

    @Override
    public Dual<N> softplus(Dual<N> a) {
        return moved(base.softplus(a.value()), base.sigmoid(a.value()), a);
    }

    /// `elu'(x) = exp(min(x, 0))`, at 0 too.
    @Override
    public Dual<N> elu(Dual<N> a) {
        return moved(base.elu(a.value()), base.exp(base.min(a.value(), zero)), a);
    }

    @Override
    public Dual<N> abs(Dual<N> a) {
        return max(a, negate(a));
    }

    @Override
    public Dual<N> min(Dual<N> a, Dual<N> b) {
        return larger(a, b) ? b : a;
    }

    @Override
    public Dual<N> max(Dual<N> a, Dual<N> b) {
        return larger(a, b) ? a : b;
    }

    @Override
    public int sign(Dual<N> a) {
        return base.sign(a.value());
    }

    @Override
    public Dual<N> signum(Dual<N> a) {
        if (base.sign(a.value()) == 0) {
            throw new Declined("the derivative of sign at 0");
        }
        return constant(base.signum(a.value()));
    }

    /// `(a^k)' = k a^(k - 1) a'`.
    @Override
    public Dual<N> power(Dual<N> a, int exponent) {
        var value = base.power(a.value(), exponent);
        if (exponent == 0) {
            return constant(value);
        }
        var slope = base.multiply(base.of(new BigFraction(exponent)), base.power(a.value(), exponent - 1));
        return moved(value, slope, a);
    }

    @Override
    public Dual<N> softmaxReference(List<Dual<N>> scores) {
        return constant(base.softmaxReference(scores.stream().map(Dual::value).toList()));
    }

    @Override
    public Dual<N> rotaryAngle(Dual<N> position, int pair, int width) {
        return new Dual<>(
                base.rotaryAngle(position.value(), pair, width), base.rotaryAngle(position.tangent(), pair, width));
    }

    /// The threshold moves as the mean of the numbers above it. One that equals it must move alike.
    @Override
    public Dual<N> sparsemaxThreshold(List<Dual<N>> numbers) {
        N value = base.sparsemaxThreshold(numbers.stream().map(Dual::value).toList());
        var threshold = threshold(value, numbers, x -> base.sign(x) > 0 ? one : zero);
        numbers.forEach(number -> relu(subtract(number, threshold)));
        return threshold;
    }

    /// As [#sparsemaxThreshold], with a mean weighted by `(x_i - t)^(power - 1)`: the derivative of
    /// `sum max(x_i - t, 0)^power = 1`.
    @Override
    public Dual<N> entmaxThreshold(List<Dual<N>> numbers, Dual<N> power) {
        if (base.sign(power.tangent()) != 0) {
            throw new Declined("the derivative of an entmax with respect to alpha");
        }
        var values = numbers.stream().map(Dual::value).toList();
        N value = base.entmaxThreshold(values, power.value());
        var threshold = threshold(value, numbers, x -> slope(x, power.value()));
        numbers.forEach(number -> truncatedPower(subtract(number, threshold), power));
        return threshold;
    }

    private Dual<N> threshold(N value, List<Dual<N>> numbers, UnaryOperator<N> slope) {
        N moved = zero;
        N total = zero;
        for (var number : numbers) {
            N weight = slope.apply(base.subtract(number.value(), value));
            total = base.add(total, weight);
            moved = base.add(moved, base.multiply(weight, number.tangent()));
        }
        return new Dual<>(value, base.divide(moved, total));
    }

    /// `max(x, 0)^(power - 1)`, and 0 at 0.
    private N slope(N x, N power) {
        if (base.sign(x) <= 0) {
            return zero;
        }
        N less = base.subtract(power, one);
        return base.sign(less) == 0 ? one : base.exp(base.multiply(less, base.log(x)));
    }

    /// Declined at 0 where it has an infinite slope, for a power below 1, or a kink, for the power 1, unless x
    /// does not move there.
    @Override
    public Dual<N> truncatedPower(Dual<N> x, Dual<N> power) {
        if (base.sign(power.tangent()) != 0) {
            throw new Declined("the derivative of an entmax with respect to alpha");
        }
        if (base.sign(x.value()) == 0) {
            refuseKink(x, base.sign(base.subtract(power.value(), one)));
        }
        var value = base.truncatedPower(x.value(), power.value());
        return moved(value, base.multiply(power.value(), slope(x.value(), power.value())), x);
    }

    /// @param order of the power and 1
    private void refuseKink(Dual<N> x, int order) {
        if (order < 0 || order == 0 && base.sign(x.tangent()) != 0) {
            throw new Declined("a derivative at a kink");
        }
    }

    /// A row of duals as its derivatives.
    static <N> List<N> tangents(List<Dual<N>> row) {
        return row.stream().map(Dual::tangent).toList();
    }

    private Dual<N> moved(N value, N slope, Dual<N> argument) {
        return new Dual<>(value, base.multiply(slope, argument.tangent()));
    }

    /// Whether a > b. At a tie the two must move alike, and either may be taken.
    private boolean larger(Dual<N> a, Dual<N> b) {
        int order = base.sign(base.subtract(a.value(), b.value()));
        if (order == 0 && base.sign(base.subtract(a.tangent(), b.tangent())) != 0) {
            throw new Declined("a derivative at a kink");
        }
        return order > 0;
    }
}
