package dev.attest.theory.scalar;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// A number system: the operations that the language needs, over numbers of type `N`. Operations are partial.
/// Where the mathematics has no value they throw [Undefined]; where this system cannot tell or cannot represent
/// the value they throw [Declined].
public interface Scalars<N> {
    N of(BigFraction value);

    N pi();

    N add(N a, N b);

    N negate(N a);

    N multiply(N a, N b);

    /// @throws Undefined if b is 0
    N divide(N a, N b);

    N exp(N a);

    /// @throws Undefined if a <= 0
    N log(N a);

    /// @throws Undefined if a < 0
    N sqrt(N a);

    N sin(N a);

    N cos(N a);

    N abs(N a);

    N min(N a, N b);

    N max(N a, N b);

    /// -1, 0 or 1.
    ///
    /// @throws Declined if this system cannot tell
    int sign(N a);

    /// The sign as a number of this system; unlike [#sign], an enclosure that contains both signs has one: [-1,
    /// 1].
    N signum(N a);

    /// a to a whole power; `power(a, 0)` is 1.
    ///
    /// @throws Undefined if a is 0 and the exponent is negative
    N power(N a, int exponent);

    default N subtract(N a, N b) {
        return add(a, negate(b));
    }

    /// e^a - 1, log(1 + e^a), 1 / (1 + e^-a) and tanh: systems that lose accuracy in the obvious formula
    /// override them.
    default N softplus(N a) {
        return log(add(of(BigFraction.ONE), exp(a)));
    }

    default N sigmoid(N a) {
        return divide(of(BigFraction.ONE), add(of(BigFraction.ONE), exp(negate(a))));
    }

    N tanh(N a);

    /// x where x >= 0, e^x - 1 elsewhere.
    N elu(N a);

    default N relu(N a) {
        return max(a, of(BigFraction.ZERO));
    }

    /// The angle by which a rotary position turns the entries 2 pair and 2 pair + 1 of a vector:
    /// `position 10000^(-2 pair / width)`.
    default N rotaryAngle(N position, int pair, int width) {
        return pair == 0 ? position : multiply(position, rotaryFrequency(pair, width));
    }

    private N rotaryFrequency(int pair, int width) {
        var exponent = new BigFraction(-2 * pair, width);
        return exp(multiply(of(exponent), log(of(new BigFraction(10_000)))));
    }

    /// The t for which `sum max(x_i - t, 0) = 1`. For any set of m numbers the sum over it of x_i - t is at
    /// most 1, and 1 for those above t; so t is the largest `(sum of the m largest - 1) / m`.
    default N sparsemaxThreshold(List<N> numbers) {
        var falling = falling(numbers);
        N sum = negate(of(BigFraction.ONE));
        N largest = add(sum, falling.getFirst());
        for (int count = 0; count < falling.size(); count++) {
            sum = add(sum, falling.get(count));
            largest = max(largest, divide(sum, of(new BigFraction(count + 1))));
        }
        return largest;
    }

    /// The numbers from the largest to the smallest, in steps of which each exchanges two neighbours at most.
    private List<N> falling(List<N> numbers) {
        var sorted = new ArrayList<>(numbers);
        for (int end = sorted.size() - 1; end > 0; end--) {
            for (int place = 0; place < end; place++) {
                N left = sorted.get(place);
                N right = sorted.get(place + 1);
                sorted.set(place, max(left, right));
                sorted.set(place + 1, min(left, right));
            }
        }
        return sorted;
    }

    /// The t for which `sum max(x_i - t, 0)^power = 1`, for a positive power other than 1.
    ///
    /// @throws Declined if this system cannot represent it
    default N entmaxThreshold(List<N> numbers, N power) {
        throw new Declined("the threshold of an entmax");
    }

    /// `max(x, 0)^power` for a positive power.
    default N truncatedPower(N x, N power) {
        return sign(x) <= 0 ? of(BigFraction.ZERO) : exp(multiply(power, log(x)));
    }

    /// The number that softmax subtracts from every score first: `exp(s - c) / sum exp(s - c)` is the same for
    /// every c, and floating point needs one near the largest score.
    default N softmaxReference(List<N> scores) {
        return scores.getFirst();
    }
}
