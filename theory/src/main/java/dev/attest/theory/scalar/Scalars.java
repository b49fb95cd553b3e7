package dev.attest.theory.scalar;

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

    /// The number that softmax subtracts from every score first: `exp(s - c) / sum exp(s - c)` is the same for
    /// every c, and floating point needs one near the largest score.
    default N softmaxReference(List<N> scores) {
        return scores.getFirst();
    }
}
