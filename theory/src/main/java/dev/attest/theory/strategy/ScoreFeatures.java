package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence;
import dev.attest.theory.certificate.theorem.FeaturesOfText;
import dev.attest.theory.certificate.theorem.RankTheorem;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.StructureGoal.Part;
import dev.attest.theory.statement.StructureGoal.Separable;
import java.util.stream.Stream;

/// The score as a sum of feature products; or, where no score was found, the row.
public final class ScoreFeatures implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        var unmasked = reading.withoutMask();
        var ofScore =
                RankEvidence.forms(unmasked).filter(RowForm::isOfWholeScore).flatMap(ScoreFeatures::ofScore);
        var ofText = FeaturesOfText.count(reading.mechanism().weight(), true).stream()
                .map(count -> candidate(count, Part.ROW, new StructureEvidence.TextFeatures()));
        var ofEqualEntries = unmasked.form().stream()
                .filter(form -> !Uses.key(form.weight(), Atom.HERE))
                .map(form -> candidate("1", Part.ROW, new Certificate.Identity()));
        return Stream.of(ofEqualEntries, ofScore, ofText).flatMap(stream -> stream);
    }

    private static Stream<Candidate> ofScore(RowForm form) {
        return RankEvidence.factorisations(form)
                .flatMap(evidence -> RankTheorem.features(form, evidence.blocks()).stream()
                        .map(count -> candidate(count, Part.SCORE, evidence)));
    }

    private static Candidate candidate(String count, Part part, Certificate certificate) {
        return new Candidate(
                new Separable(count, part),
                certificate,
                Evidence.PROVED,
                "the " + (part == Part.SCORE ? "score" : "row") + " is a sum of " + count
                        + " products of a number of the query and one of the key");
    }
}
