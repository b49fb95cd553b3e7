package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.AnalyticEvidence.SteepLine;
import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A gradient without bound: with numbers for the keys, one partial derivative of one entry of the row is a
/// normal form of the entries of q; along a line of queries its leading term grows.
public final class SteepLineTheorem {
    private static final Atom.Symbol STEP = new Atom.Symbol("$t", List.of(), SignSet.POSITIVE);

    private SteepLineTheorem() {}

    /// @param numbers the parameters that may take the value that the point gives them
    public static boolean isSteep(NormalForm form, SteepLine evidence, Set<String> numbers) {
        int width = evidence.point().query().size();
        boolean fits = evidence.direction().size() == width
                && evidence.entry() >= 0
                && evidence.entry() < width
                && evidence.key() >= 0
                && evidence.key() < evidence.point().keys().size();
        try {
            return fits && grows(form, evidence, numbers);
        } catch (NormalFormException e) {
            return false;
        }
    }

    private static boolean grows(NormalForm form, SteepLine evidence, Set<String> numbers) {
        var written = WrittenOut.at(evidence.point(), numbers);
        var line = new Asymptotics(STEP, evidence.point(), expression -> onLine(expression, evidence));
        if (!line.isDefined(written.requirements(form.domain()))) {
            return false;
        }
        var weight = line.withoutKinks(written.at(form.weight(), evidence.key()));
        var slope = Calculus.derivative(weight, new Atom.QueryEntry(false, Integer.toString(evidence.entry())));
        return line.leading(slope).filter(LeadingTerm::grows).isPresent();
    }

    /// Entry t of the query as `x_t + s y_t`, with s = t or 1/t for t as it grows.
    private static Polynomial onLine(Polynomial expression, SteepLine evidence) {
        var step = Polynomial.of(STEP).power(evidence.outward() ? 1 : -1);
        return Substitution.replace(expression, atom -> {
            if (!(atom instanceof Atom.QueryEntry query) || query.mean()) {
                return Optional.empty();
            }
            int entry = Integer.parseInt(query.index());
            var start = Polynomial.of(evidence.point().query().get(entry));
            return Optional.of(start.plus(step.scale(evidence.direction().get(entry))));
        });
    }
}
