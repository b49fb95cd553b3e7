package dev.attest.verification.lies;

import dev.attest.theory.certificate.AnalyticEvidence;
import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.Certificate.Collapse;
import dev.attest.theory.certificate.Certificate.Collision;
import dev.attest.theory.certificate.Certificate.CollisionFamily;
import dev.attest.theory.certificate.Certificate.Factorisation;
import dev.attest.theory.certificate.Certificate.Injectivity;
import dev.attest.theory.certificate.Certificate.QuerySubstitution;
import dev.attest.theory.certificate.Certificate.RowAtPoint;
import dev.attest.theory.certificate.Certificate.RowsAtScales;
import dev.attest.theory.certificate.Certificate.UndefinedPoint;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.SymmetryEvidence.CopiedTokens;
import dev.attest.theory.certificate.SymmetryEvidence.OutputAtPoint;
import dev.attest.theory.certificate.SymmetryEvidence.PermutedRows;
import dev.attest.theory.certificate.SymmetryEvidence.TranslatedRows;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            case AnalyticGoal.BoundedGradient bounded when !bounded.bound().isEmpty() ->
                List.of(new AnalyticGoal.BoundedGradient(
                        bounded.bound().subList(1, bounded.bound().size())));
            case AnalyticGoal.EntropyFloor floor ->
                List.of(
                        new AnalyticGoal.EntropyFloor(floor.when(), floor.exactly(), floor.fails(), "2 log n"),
                        new AnalyticGoal.EntropyFloor(
                                floor.when(), !floor.exactly(), floor.fails(), floor.floor()),
                        new AnalyticGoal.EntropyFloor(
                                new Condition.AlmostEveryKeys(), floor.exactly(), floor.fails(), floor.floor()));
            default -> List.of();
        };
    }

    private static List<Certificate> certificates(Certificate certificate) {
        return switch (certificate) {
            case Injectivity it -> injectivity(it);
            case Factorisation it -> factorisation(it);
            case CollisionFamily it -> families(it);
            case Collapse it ->
                List.of(
                        new Collapse(it.form(), it.sum().add(BigFraction.ONE)),
                        new Collapse(doubled(it.form()), it.sum()));
            case UndefinedPoint it ->
                List.of(new UndefinedPoint(movedAway(it.point())), new UndefinedPoint(widened(it.point())));
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
                        new PermutedRows(it.point(), it.order().stream().sorted().toList(), it.exact()),
                        new PermutedRows(it.point(), it.order().subList(1, it.order().size()), it.exact()));
            case CopiedTokens it ->
                List.of(
                        new CopiedTokens(it.point(), valueless(it.values()), it.exact()),
                        new CopiedTokens(it.point(), it.values().subList(1, it.values().size()), it.exact()));
            case OutputAtPoint it ->
                List.of(
                        new OutputAtPoint(
                                it.point(), it.values(), times(BigFraction.ZERO, it.direction()), it.exact()),
                        new OutputAtPoint(
                                it.point(), it.values(), times(BigFraction.MINUS_ONE, it.direction()), it.exact()));
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
