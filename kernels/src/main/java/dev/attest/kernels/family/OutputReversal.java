package dev.attest.kernels.family;

import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Operand;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Term;
import java.util.List;

/// From the adjoint of what leaves the head to that of the weighted sum.
final class OutputReversal {
    private final Parameter sum;
    private final TokenReversal reversal;
    private final boolean plain;

    /// @param outer of the weighted sum
    OutputReversal(Term outer, Parameter sum, Vocabulary vocabulary) {
        this.sum = sum;
        this.plain = outer.equals(new Term.ParameterValue(sum));
        this.reversal = new TokenReversal(List.of(outer), vocabulary.leaves(List.of(outer), Layout.LANES), vocabulary);
    }

    /// Whether the sum itself leaves the head.
    boolean isPlain() {
        return plain;
    }

    Term sum() {
        return new Term.ParameterValue(sum);
    }

    TokenReversal reversal() {
        return reversal;
    }

    /// Where the sums of a panel are to be put; -1 if the adjoint does not depend on them.
    int sumsAt(TokenReversal.Machine machine) {
        return machine.at(sum);
    }

    /// The adjoint of the sums of a panel.
    Operand adjoint(TokenReversal.Machine machine) {
        return machine.of(sum());
    }
}
