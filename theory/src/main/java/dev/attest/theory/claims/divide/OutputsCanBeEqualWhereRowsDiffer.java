package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.reasons.Case;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// That rows tell queries apart does not mean that outputs do: the values may undo it.
@AutoService(Claim.class)
public final class OutputsCanBeEqualWhereRowsDiffer implements Claim.Existential<Case> {
    private final Mechanism softmax = Catalogue.mechanism("softmax");

    @Override
    public Statement statement() {
        return Said.derived(
                "There are keys that span the space affinely, values that are not all equal, and two queries "
                        + "with different softmax rows and the same output.",
                "\\operatorname{rank}[K\\;\\mathbf 1] = d + 1,\\; S_K(p) \\ne S_K(q),\\; V^{\\mathsf T} "
                        + "S_K(p) = V^{\\mathsf T} S_K(q)",
                List.of("d = dv = 1: K = (-1, 0, 1), V = (1, 0, 1), p = 1, q = -1; every other p = -q does as well"),
                "Turning the query round exchanges the weights of the first and the last key, which have one "
                        + "value. In general the output is V^T S with n weights and dv numbers: as soon as dv "
                        + "< d no continuous map of this kind is injective, whatever the values.",
                "Lindemann-Weierstrass (that two rows of exponentials differ is decided exactly)");
    }

    @Override
    public List<String> notShown() {
        return List.of("That outputs collide often, or in trained networks.");
    }

    @Override
    public Case witness() {
        return example(List.of(-1, 0, 1), List.of(1, 0, 1), 1, -1);
    }

    @Override
    public Finding verify(Case candidate) {
        boolean rows = Rows.equal(softmax, candidate.rows("K"), candidate.row("p"), candidate.row("q"));
        var one = Outputs.exact(softmax, candidate.rows("K"), candidate.rows("V"), candidate.row("p"));
        var other = Outputs.exact(softmax, candidate.rows("K"), candidate.rows("V"), candidate.row("q"));
        boolean outputs = Rows.same(one, other);
        boolean different = candidate.rows("V").stream().distinct().count() > 1;
        return new Finding.Exact(
                !rows && outputs && different,
                candidate.text() + ": the rows " + (rows ? "are equal" : "differ") + ", the outputs "
                        + (outputs ? "are equal" : "differ"));
    }

    /// Other values, one query twice, one key three times, values that are all equal, queries that are not
    /// opposite.
    @Override
    public List<Case> decoys() {
        return Stream.of(
                        example(List.of(-1, 0, 1), List.of(1, 0, -1), 1, -1),
                        example(List.of(-1, 0, 1), List.of(1, 0, 1), 1, 1),
                        example(List.of(1, 1, 1), List.of(1, 0, 1), 1, -1),
                        example(List.of(-1, 0, 1), List.of(1, 1, 1), 1, -1),
                        example(List.of(-1, 0, 1), List.of(1, 0, 1), 2, -1))
                .toList();
    }

    private static Case example(List<Integer> keys, List<Integer> values, int p, int q) {
        return Case.of("")
                .with("K", column(keys))
                .with("V", column(values))
                .with("p", column(List.of(p)))
                .with("q", column(List.of(q)));
    }

    private static List<List<BigFraction>> column(List<Integer> numbers) {
        return IntStream.range(0, numbers.size())
                .mapToObj(j -> List.of(new BigFraction(numbers.get(j))))
                .toList();
    }
}
