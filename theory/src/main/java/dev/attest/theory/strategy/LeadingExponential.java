package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate.GenericKeys;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.FeatureProof;
import dev.attest.theory.certificate.theorem.ExponentialRow;
import dev.attest.theory.certificate.theorem.GenericKeysTheorem;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A row that is a sum of exponentials, each with a factor of its own, such as the difference of two softmaxes.
public final class LeadingExponential implements Strategy {
    private static final List<FeatureProof> PROOFS =
            List.of(new FeatureProof.Elementwise(0), new FeatureProof.OfLinearMap(0), new FeatureProof.Radial(0));

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return reading.form().stream()
                .flatMap(form -> ExponentialRow.of(form.weight()).stream()
                        .flatMap(LeadingExponential::evidence)
                        .flatMap(evidence -> candidate(form, evidence).stream()));
    }

    private static Stream<GenericKeys> evidence(ExponentialRow row) {
        var families = new ArrayList<List<FeatureBlock>>();
        for (var exponent : row.factors().keySet()) {
            family(exponent).ifPresent(families::add);
        }
        return families.stream()
                .flatMap(lead -> Stream.concat(
                        PROOFS.stream().map(proof -> new GenericKeys(lead, List.of(), proof)),
                        families.stream()
                                .filter(other -> !other.equals(lead))
                                .map(other -> new GenericKeys(lead, other, PROOFS.getFirst()))));
    }

    /// The exponent as products of one feature and one entry of the key, where it is that.
    private static Optional<List<FeatureBlock>> family(Polynomial exponent) {
        return new Factoriser(false, Factoriser.Parameters.WITH_QUERY)
                .factorise(ExponentialRow.content(exponent))
                .filter(blocks -> blocks.size() == 1);
    }

    private static Optional<Candidate> candidate(NormalForm form, GenericKeys evidence) {
        return GenericKeysTheorem.conclude(form, evidence)
                .map(condition -> new Candidate(
                        new Goal.Injective(condition, false),
                        evidence,
                        Evidence.PROVED,
                        "exponentials of different linear forms of the key are independent, so for almost every K the"
                                + " row gives the exponent, and that the query"));
    }
}
