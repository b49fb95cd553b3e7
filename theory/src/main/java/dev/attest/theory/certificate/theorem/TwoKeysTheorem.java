package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.AnalyticEvidence.TwoKeys;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Substitution;
import java.util.Optional;
import java.util.Set;

/// A row that does not disperse: with one key x and n - 1 keys y, a sum over the keys is `f(x) + (n - 1) f(y)`, so
/// the weight of the one key is a normal form of n, whose leading term does not vanish.
public final class TwoKeysTheorem {
    private TwoKeysTheorem() {}

    /// @param numbers the parameters that may take the value that the point gives them
    public static boolean keepsWeight(NormalForm form, TwoKeys evidence, Set<String> numbers) {
        if (evidence.point().keys().size() != 2) {
            return false;
        }
        try {
            var written = WrittenOut.oneAmongEqual(evidence.point(), evidence.last(), numbers);
            var family = new Asymptotics(Atom.size(Atom.KEYS), expression -> atQuery(expression, evidence));
            return family.isDefined(written.requirements(form.domain()))
                    && family.leading(written.at(form.weight(), 0))
                            .filter(LeadingTerm::stays)
                            .isPresent();
        } catch (NormalFormException e) {
            return false;
        }
    }

    private static Polynomial atQuery(Polynomial expression, TwoKeys evidence) {
        return Substitution.replace(
                expression,
                atom -> atom instanceof Atom.QueryEntry query && !query.mean()
                        ? Optional.of(Polynomial.of(
                                evidence.point().query().get(Integer.parseInt(query.index()))))
                        : Optional.empty());
    }
}
