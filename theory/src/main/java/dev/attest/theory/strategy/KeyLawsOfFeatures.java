package dev.attest.theory.strategy;

import dev.attest.theory.certificate.AnalyticEvidence.KeyLaws;
import dev.attest.theory.certificate.AnalyticEvidence.Selection;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.theorem.EntropyTheorem;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.statement.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Rows as mixtures of laws that the keys alone make, one for each feature.
public final class KeyLawsOfFeatures implements Strategy {
    private static final int MOST_BLOCKS = 3;
    private static final int[] ACTIVE = {1, -1, 2};

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return reading.form().stream()
                .flatMap(form -> RowParts.forms(reading)
                        .flatMap(row -> blocks(row)
                                .flatMap(blocks -> selections(blocks.size())
                                        .flatMap(selection ->
                                                candidate(form, new KeyLaws(row, blocks, selection)).stream()))));
    }

    private static Stream<List<FeatureBlock>> blocks(RowForm form) {
        return Stream.of(false, true)
                .map(open -> new Factoriser(open).factorise(form.score()))
                .flatMap(Optional::stream)
                .flatMap(blocks -> Stream.of(blocks, turned(blocks)))
                .distinct();
    }

    /// Two families over one index, f g + h k, as ((f + h)(g + k) + (f - h)(g - k)) / 2.
    private static List<FeatureBlock> turned(List<FeatureBlock> blocks) {
        boolean alike = blocks.size() == 2
                && blocks.get(0).widths().equals(blocks.get(1).widths());
        if (!alike) {
            return blocks;
        }
        var first = blocks.get(0);
        var second = blocks.get(1);
        return List.of(
                half(first, first.query().plus(second.query()), first.key().plus(second.key())),
                half(first, first.query().minus(second.query()), first.key().minus(second.key())));
    }

    private static FeatureBlock half(FeatureBlock like, Polynomial query, Polynomial key) {
        return new FeatureBlock(like.indices(), like.widths(), query.scale(BigFraction.ONE_HALF), key);
    }

    /// Such that the floor is exact first; none last.
    private static Stream<Optional<Selection>> selections(int blocks) {
        var some = blocks > MOST_BLOCKS
                ? Stream.<Selection>empty()
                : IntStream.range(0, (int) Math.pow(ACTIVE.length, blocks))
                        .mapToObj(number -> selection(number, blocks));
        return Stream.concat(some.map(Optional::of), Stream.of(Optional.empty()));
    }

    private static Selection selection(int number, int blocks) {
        var active = IntStream.range(0, blocks)
                .mapToObj(
                        block -> new BigFraction(ACTIVE[number / (int) Math.pow(ACTIVE.length, block) % ACTIVE.length]))
                .toList();
        return new Selection(BigFraction.ZERO, active);
    }

    /// A selection is worth offering only if it makes the condition exact.
    private static Optional<Candidate> candidate(NormalForm form, KeyLaws laws) {
        return EntropyTheorem.ofKeyLaws(form, laws)
                .filter(floor -> floor.exactly() == laws.selection().isPresent())
                .map(
                        floor -> new Candidate(
                                floor,
                                laws,
                                Evidence.PROVED,
                                "the row is a mixture of one law of the keys for each feature, and the query only weighs them"));
    }

    @Override
    public List<Obstacle> obstacles(Reading reading) {
        return reading.rowForm()
                .map(form -> List.of(Obstacle.notShown(
                        "the score " + form.score().text(),
                        "to be a sum of products of features that are not negative")))
                .orElse(List.of());
    }
}
