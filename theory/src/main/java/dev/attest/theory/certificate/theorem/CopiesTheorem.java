package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.AnalyticEvidence.OneAmongCopies;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A row that does not disperse: with one key x and m copies of each of some keys y, a sum over the keys is
/// `f(x) + m sum_y f(y)`, so the weight of the one key is a normal form of m, whose leading term does not
/// vanish. Where all keys are equal, positions may enter as geometric sums.
public final class CopiesTheorem {
    private static final Atom.Symbol COPIES = new Atom.Symbol("$m", List.of(), SignSet.POSITIVE);

    private CopiesTheorem() {}

    /// @param numbers the parameters that may take the value that the point gives them
    public static boolean keepsWeight(NormalForm form, OneAmongCopies evidence, Set<String> numbers) {
        try {
            var written = WrittenOut.oneAmongCopies(evidence.point(), Polynomial.of(COPIES), evidence.last(), numbers);
            var family = new Asymptotics(COPIES, evidence.point(), UnaryOperator.identity());
            return family.isDefined(written.requirements(form.domain()))
                    && family.leading(written.at(form.weight(), 0))
                            .filter(LeadingTerm::stays)
                            .isPresent();
        } catch (NormalFormException e) {
            return false;
        }
    }
}
