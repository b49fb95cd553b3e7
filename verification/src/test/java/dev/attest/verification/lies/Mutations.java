package dev.attest.verification.lies;

import dev.attest.theory.certificate.AnalyticEvidence;
import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.Certificate.Collapse;
import dev.attest.theory.certificate.Certificate.Collision;
import dev.attest.theory.certificate.Certificate.CollisionFamily;
import dev.attest.theory.certificate.Certificate.Factorisation;
import dev.attest.theory.certificate.Certificate.FewFeatures;
import dev.attest.theory.certificate.Certificate.Injectivity;
import dev.attest.theory.certificate.Certificate.QuerySubstitution;
import dev.attest.theory.certificate.Certificate.RowAtPoint;
import dev.attest.theory.certificate.Certificate.RowsAtScales;
import dev.attest.theory.certificate.Certificate.UndefinedPoint;
import dev.attest.theory.certificate.EnclosedPair;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence;
import dev.attest.theory.certificate.SymmetryEvidence.CopiedTokens;
import dev.attest.theory.certificate.SymmetryEvidence.OutputAtPoint;
import dev.attest.theory.certificate.SymmetryEvidence.PermutedRows;
import dev.attest.theory.certificate.SymmetryEvidence.TranslatedRows;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.RecurrenceGoal;
import dev.attest.theory.statement.StructureGoal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// True evidence, altered in one place so that it shows the goal no longer.
final class Mutations {
    private Mutations() {}

    static List<Evidence> of(Evidence truth) {
        var lies = new ArrayList<Evidence>();
        goals(truth).forEach(goal -> lies.add(new Evidence(truth.mechanism(), goal, truth.certificate())));
        certificates(truth.certificate())
                .forEach(altered -> lies.add(new Evidence(truth.mechanism(), truth.goal(), altered)));
        return lies;
    }

    private static List<Goal> goals(Evidence truth) {
        return switch (truth.goal()) {
            case Goal.Injective injective -> {
                var goals = new ArrayList<Goal>();
                goals.add(new Goal.Injective(new Condition.AlmostEveryKeys(), injective.exactly()));
                goals.add(new Goal.Injective(new Condition.Always(), injective.exactly()));
                goals.add(new Goal.Injective(
                        new Condition.Rank(List.of("k[j,a1]"), false, "d - 1"), injective.exactly()));
                if (!injective.exactly()) {
                    goals.add(new Goal.Injective(injective.when(), true));
                }
                goals.remove(truth.goal());
                yield goals;
            }
            case Goal.RankAtMost rank ->
                List.of(new Goal.RankAtMost("1"), new Goal.RankAtMost(rank.bound() + " - 1")).stream()
                        .filter(goal -> !goal.equals(rank))
                        .map(Goal.class::cast)
                        .toList();
            case AnalyticGoal.BoundedGradient bounded
            when !bounded.bound().isEmpty() ->
                List.of(new AnalyticGoal.BoundedGradient(
                        bounded.bound().subList(1, bounded.bound().size())));
            case AnalyticGoal.EntropyFloor floor ->
                List.of(
                        new AnalyticGoal.EntropyFloor(floor.when(), floor.exactly(), floor.fails(), "2 log n"),
                        new AnalyticGoal.EntropyFloor(floor.when(), !floor.exactly(), floor.fails(), floor.floor()),
                        new AnalyticGoal.EntropyFloor(
                                new Condition.AlmostEveryKeys(), floor.exactly(), floor.fails(), floor.floor()));
            case StructureGoal structure -> goals(structure);
            case RecurrenceGoal.ConstantState state ->
                List.of(new RecurrenceGoal.ConstantState("1"), new RecurrenceGoal.ConstantState(state.size() + " - 1"));
            case RecurrenceGoal.Local local ->
                List.of(new RecurrenceGoal.Local(new Condition.MixedContent(), local.otherwise()));
            case RecurrenceGoal.TracksParity ignored -> List.of(new RecurrenceGoal.TracksNoParity());
            case RecurrenceGoal.TracksNoParity ignored -> List.of(new RecurrenceGoal.TracksParity());
            case RecurrenceGoal.NotLocal ignored -> List.of(new RecurrenceGoal.Local(new Condition.Always(), false));
            default -> List.of();
        };
    }

    private static List<Goal> goals(StructureGoal truth) {
        return switch (truth) {
            case StructureGoal.Separable it ->
                List.of(
                        new StructureGoal.Separable(it.features() + " - 1", it.part()),
                        new StructureGoal.NeverSeparable());
            case StructureGoal.NeverSeparable _ -> List.of(new StructureGoal.Separable("d", StructureGoal.Part.SCORE));
            case StructureGoal.FullRank _ -> List.of(new StructureGoal.NeverFullRank("d"));
            case StructureGoal.NeverFullRank it ->
                List.of(new StructureGoal.NeverFullRank(it.bound() + " - 1"), new StructureGoal.FullRank());
            case StructureGoal.RetrievalBudget it ->
                List.of(new StructureGoal.RetrievalBudget(it.bound() + " - 1"), new StructureGoal.NoRetrievalBudget());
            case StructureGoal.NoRetrievalBudget _ -> List.of(new StructureGoal.RetrievalBudget("d"));
            case StructureGoal.LocalMassBudget it ->
                List.of(new StructureGoal.LocalMassBudget(it.bound() + " - 1"), new StructureGoal.NoLocalMassBudget());
            case StructureGoal.NoLocalMassBudget _ -> List.of(new StructureGoal.LocalMassBudget("d"));
            case StructureGoal.MaskedRows _ -> List.of(new StructureGoal.MaskedRows("rank-bound"));
        };
    }

    private static List<Certificate> certificates(Certificate certificate) {
        return switch (certificate) {
            case StructureEvidence.CurveKernel it ->
                List.of(new StructureEvidence.CurveKernel(doubled(it.form()), it.curve()));
            case StructureEvidence.BoundedScores it -> List.of(new StructureEvidence.BoundedScores(doubled(it.form())));
            case StructureEvidence.Concentration it ->
                List.of(new StructureEvidence.Concentration(doubled(it.form()), it.reach()));
            case StructureEvidence.HarmonicKeys it ->
                List.of(
                        new StructureEvidence.HarmonicKeys(doubled(it.form()), it.curve()),
                        new StructureEvidence.HarmonicKeys(it.form(), StructureEvidence.Curve.SPHERE));
            case StructureEvidence.Alignment it ->
                List.of(new StructureEvidence.Alignment(doubled(it.form()), it.growing()));
            case StructureEvidence.UnboundedWeight it ->
                List.of(new StructureEvidence.UnboundedWeight(doubled(it.form()), it.ray()));
            case Injectivity it -> injectivity(it);
            case Factorisation it -> factorisation(it);
            case CollisionFamily it -> families(it);
            case FewFeatures it -> it.example().map(Mutations::boxes).orElseGet(List::of);
            case Collapse it ->
                List.of(
                        new Collapse(it.form(), it.sum().add(BigFraction.ONE)),
                        new Collapse(doubled(it.form()), it.sum()));
            case UndefinedPoint it ->
                List.of(
                        new UndefinedPoint(movedAway(it.point()), it.exact()),
                        new UndefinedPoint(widened(it.point()), it.exact()));
            case RowsAtScales it ->
                List.of(
                        new RowsAtScales(it.point(), BigFraction.ONE, it.exact()),
                        new RowsAtScales(it.point(), it.factor().negate(), it.exact()),
                        new RowsAtScales(widened(it.point()), it.factor(), it.exact()));
            case AnalyticEvidence.KeyLaws it ->
                List.of(
                        new AnalyticEvidence.KeyLaws(doubled(it.form()), it.blocks(), it.selection()),
                        new AnalyticEvidence.KeyLaws(it.form(), coefficient(it.blocks()), it.selection()));
            case AnalyticEvidence.OrderInKeys it ->
                List.of(new AnalyticEvidence.OrderInKeys(
                        it.parts().stream().map(Mutations::doubled).toList()));
            case AnalyticEvidence.SteepLine it ->
                List.of(
                        new AnalyticEvidence.SteepLine(
                                it.point(), zeros(it.direction()), it.outward(), it.key(), it.entry()),
                        new AnalyticEvidence.SteepLine(
                                it.point(), it.direction(), it.outward(), it.key() + 100, it.entry()),
                        new AnalyticEvidence.SteepLine(
                                widened(it.point()), it.direction(), it.outward(), it.key(), it.entry()));
            case AnalyticEvidence.OneAmongCopies it ->
                List.of(
                        new AnalyticEvidence.OneAmongCopies(widened(it.point()), it.last()),
                        new AnalyticEvidence.OneAmongCopies(withoutKeys(it.point()), it.last()));
            case RowAtPoint it ->
                List.of(
                        new RowAtPoint(widened(it.point()), it.exact()),
                        new RowAtPoint(withoutKeys(it.point()), it.exact()));
            case TranslatedRows it ->
                List.of(
                        new TranslatedRows(it.point(), times(BigFraction.ZERO, it.translation()), it.exact()),
                        new TranslatedRows(widened(it.point()), it.translation(), it.exact()));
            case PermutedRows it ->
                List.of(
                        new PermutedRows(
                                it.point(), it.order().stream().sorted().toList(), it.exact()),
                        new PermutedRows(
                                it.point(), it.order().subList(1, it.order().size()), it.exact()));
            case CopiedTokens it ->
                List.of(
                        new CopiedTokens(it.point(), valueless(it.values()), it.exact()),
                        new CopiedTokens(
                                it.point(), it.values().subList(1, it.values().size()), it.exact()));
            case OutputAtPoint it ->
                List.of(
                        new OutputAtPoint(it.point(), it.values(), times(BigFraction.ZERO, it.direction()), it.exact()),
                        new OutputAtPoint(
                                it.point(), it.values(), times(BigFraction.MINUS_ONE, it.direction()), it.exact()));
            case RecurrenceEvidence recurrence -> recurrences(recurrence);
            default -> List.of();
        };
    }

    private static List<Certificate> recurrences(RecurrenceEvidence evidence) {
        return switch (evidence) {
            case RecurrenceEvidence.StateOfScores it ->
                List.of(
                        new RecurrenceEvidence.StateOfScores(doubled(it.form()), it.blocks()),
                        new RecurrenceEvidence.StateOfScores(
                                it.form(), it.blocks().subList(1, it.blocks().size())),
                        new RecurrenceEvidence.StateOfScores(it.form(), coefficient(it.blocks())));
            case RecurrenceEvidence.StateOfFeatures it ->
                List.of(
                        new RecurrenceEvidence.StateOfFeatures(coefficient(it.row()), it.sums()),
                        new RecurrenceEvidence.StateOfFeatures(
                                it.row().subList(1, it.row().size()), it.sums()));
            case RecurrenceEvidence.GrowingScores it ->
                List.of(new RecurrenceEvidence.GrowingScores(doubled(it.form()), it.curve()));
            case RecurrenceEvidence.FallingFactor it ->
                List.of(
                        new RecurrenceEvidence.FallingFactor(doubled(it.form()), it.point()),
                        new RecurrenceEvidence.FallingFactor(it.form(), widened(it.point())));
            case RecurrenceEvidence.GrowingWeight it ->
                List.of(
                        new RecurrenceEvidence.GrowingWeight(it.form(), it.point(), it.far(), it.near()),
                        new RecurrenceEvidence.GrowingWeight(it.form(), it.point(), it.near(), it.near()),
                        new RecurrenceEvidence.GrowingWeight(doubled(it.form()), it.point(), it.near(), it.far()));
            case RecurrenceEvidence.ParityTokens it ->
                List.of(
                        new RecurrenceEvidence.ParityTokens(it.zero(), it.zeroValue(), it.zero(), it.zeroValue()),
                        new RecurrenceEvidence.ParityTokens(it.one(), it.oneValue(), it.zero(), it.zeroValue()),
                        new RecurrenceEvidence.ParityTokens(
                                widened(it.zero()), it.zeroValue(), it.one(), it.oneValue()));
            case RecurrenceEvidence.StatesAtZero it ->
                List.of(new RecurrenceEvidence.StatesAtZero(withoutKeys(it.point()), it.growth()));
            case RecurrenceEvidence.FormsAtPoint it ->
                List.of(new RecurrenceEvidence.FormsAtPoint(withoutKeys(it.point()), it.exact()));
            case RecurrenceEvidence.GrowingThroughZeros it ->
                List.of(new RecurrenceEvidence.GrowingThroughZeros(withoutKeys(it.point())));
            default -> List.of();
        };
    }

    private static List<BigFraction> times(BigFraction factor, List<BigFraction> vector) {
        return vector.stream().map(entry -> entry.multiply(factor)).toList();
    }

    /// Values of zeros: no output tells them from their copies.
    private static List<List<BigFraction>> valueless(List<List<BigFraction>> values) {
        return values.stream().map(value -> times(BigFraction.ZERO, value)).toList();
    }

    private static List<Certificate> injectivity(Injectivity it) {
        var blocks = it.blocks();
        var fewer = blocks.subList(1, blocks.size());
        return List.of(
                new Injectivity(doubled(it.form()), it.score(), blocks, it.proof(), it.points()),
                new Injectivity(it.form(), it.score(), fewer, it.proof(), it.points()),
                new Injectivity(it.form(), it.score(), coefficient(blocks), it.proof(), it.points()));
    }

    private static List<Certificate> factorisation(Factorisation it) {
        return List.of(
                new Factorisation(doubled(it.form()), it.blocks()),
                new Factorisation(it.form(), it.blocks().subList(1, it.blocks().size())),
                new Factorisation(it.form(), coefficient(it.blocks())));
    }

    private static List<BigFraction> zeros(List<BigFraction> vector) {
        return vector.stream().map(entry -> BigFraction.ZERO).toList();
    }

    /// The scale F twice as large.
    private static RowForm doubled(RowForm form) {
        return new RowForm(form.score(), form.scale().scale(BigFraction.TWO), form.shift());
    }

    /// One coefficient changed.
    private static List<FeatureBlock> coefficient(List<FeatureBlock> blocks) {
        var altered = new ArrayList<>(blocks);
        var first = blocks.getFirst();
        var phi = first.query().scale(new BigFraction(3, 2));
        altered.set(0, new FeatureBlock(first.indices(), first.widths(), phi, first.key()));
        return altered;
    }

    private static List<Certificate> families(CollisionFamily it) {
        var same = QuerySubstitution.SAME;
        var wrongExample = it.example().map(Mutations::withOneQuery);
        var lies = new ArrayList<Certificate>();
        lies.add(new CollisionFamily(same, same, Optional.empty()));
        lies.add(new CollisionFamily(it.first(), it.first(), Optional.empty()));
        wrongExample.ifPresent(example -> lies.add(new CollisionFamily(it.first(), it.second(), Optional.of(example))));
        return lies;
    }

    /// Boxes of directions that are too far out, flat, and searched with a singular matrix or none.
    private static List<Certificate> boxes(EnclosedPair pair) {
        var none = pair.combinations().stream().map(Mutations::zeros).toList();
        return Stream.of(
                        boxed(
                                pair,
                                times(BigFraction.TWO, pair.low()),
                                times(BigFraction.TWO, pair.high()),
                                pair.combinations()),
                        boxed(pair, pair.low(), pair.low(), pair.combinations()),
                        boxed(pair, pair.high(), pair.low(), pair.combinations()),
                        boxed(pair, pair.low(), pair.high(), none),
                        boxed(pair, pair.low(), pair.high(), List.of()))
                .<Certificate>map(lie -> new FewFeatures(Optional.of(lie)))
                .toList();
    }

    private static EnclosedPair boxed(
            EnclosedPair pair, List<BigFraction> low, List<BigFraction> high, List<List<BigFraction>> combinations) {
        return new EnclosedPair(pair.point(), pair.radius(), low, high, pair.units(), combinations, pair.pieces());
    }

    /// A query collides with itself: no collision.
    private static Collision withOneQuery(Collision collision) {
        return new Collision(collision.point(), collision.point().query());
    }

    /// A point at which nothing of a dot product vanishes.
    private static Point movedAway(Point point) {
        var ones = point.query().stream().map(entry -> BigFraction.ONE).toList();
        return new Point(point.widths(), ones, List.of(ones), 0, point.meanQuery(), point.parameters());
    }

    /// A query with one entry too many.
    private static Point widened(Point point) {
        var query = new ArrayList<>(point.query());
        query.add(BigFraction.ONE);
        return point.withQuery(query);
    }

    private static Point withoutKeys(Point point) {
        return new Point(point.widths(), point.query(), List.of(), 0, point.meanQuery(), point.parameters());
    }
}
