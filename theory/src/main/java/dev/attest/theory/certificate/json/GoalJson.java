package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.RecurrenceGoal;
import dev.attest.theory.statement.StructureGoal;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.List;

/// Goals and conditions as JSON.
public final class GoalJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private GoalJson() {}

    static ObjectNode write(Goal goal) {
        var node = JSON.objectNode();
        switch (goal) {
            case SymmetryGoal symmetry -> SymmetryJson.write(symmetry, node);
            case StructureGoal structure -> StructureJson.write(structure, node);
            case AnalyticGoal analytic -> AnalyticJson.write(analytic, node);
            case RecurrenceGoal recurrence -> RecurrenceJson.write(recurrence, node);
            default -> node.put("statement", name(goal));
        }
        if (goal instanceof Goal.Injective injective) {
            node.put("exactly", injective.exactly()).set("condition", write(injective.when()));
        }
        if (goal instanceof Goal.RankAtMost rank) {
            node.put("bound", rank.bound());
        }
        return node.put("words", goal.words());
    }

    private static String name(Goal goal) {
        return switch (goal) {
            case Goal.DefinedEverywhere ignored -> "defined-everywhere";
            case Goal.UndefinedSomewhere ignored -> "undefined-somewhere";
            case Goal.RowsSumToOne ignored -> "rows-sum-to-one";
            case Goal.SomeRowSumsOtherwise ignored -> "some-row-sums-otherwise";
            case Goal.NonNegative ignored -> "non-negative";
            case Goal.SomeWeightNegative ignored -> "some-weight-negative";
            case Goal.ScaleSensitive ignored -> "scale-sensitive";
            case Goal.ScaleInvariant ignored -> "scale-invariant";
            case Goal.Injective ignored -> "injective";
            case Goal.NeverInjective ignored -> "never-injective";
            case Goal.RankAtMost ignored -> "rank-at-most";
            case Goal.RankUnbounded ignored -> "rank-unbounded";
            case SymmetryGoal ignored -> throw new IllegalArgumentException(goal.property());
            case StructureGoal ignored -> throw new IllegalArgumentException(goal.property());
            case AnalyticGoal ignored -> throw new IllegalArgumentException(goal.property());
            case RecurrenceGoal ignored -> throw new IllegalArgumentException(goal.property());
        };
    }

    static Goal read(Fields fields) {
        return switch (fields.text("statement")) {
            case "defined-everywhere" -> new Goal.DefinedEverywhere();
            case "undefined-somewhere" -> new Goal.UndefinedSomewhere();
            case "rows-sum-to-one" -> new Goal.RowsSumToOne();
            case "some-row-sums-otherwise" -> new Goal.SomeRowSumsOtherwise();
            case "non-negative" -> new Goal.NonNegative();
            case "some-weight-negative" -> new Goal.SomeWeightNegative();
            case "scale-sensitive" -> new Goal.ScaleSensitive();
            case "scale-invariant" -> new Goal.ScaleInvariant();
            case "injective" -> new Goal.Injective(readCondition(fields.object("condition")), fields.flag("exactly"));
            case "never-injective" -> new Goal.NeverInjective();
            case "rank-at-most" -> new Goal.RankAtMost(fields.text("bound"));
            case "rank-unbounded" -> new Goal.RankUnbounded();
            default -> readByArea(fields);
        };
    }

    private static Goal readByArea(Fields fields) {
        return SymmetryJson.readGoal(fields)
                .<Goal>map(goal -> goal)
                .or(() -> StructureJson.readGoal(fields))
                .or(() -> AnalyticJson.readGoal(fields))
                .or(() -> RecurrenceJson.readGoal(fields))
                .orElseThrow(() -> fields.unknown("statement", "the name of a goal"));
    }

    /// A condition as JSON, with its words.
    public static ObjectNode write(Condition condition) {
        var node = JSON.objectNode();
        switch (condition) {
            case Condition.Always ignored -> node.put("kind", "always");
            case Condition.AlmostEveryKeys keys ->
                node.put("kind", "almost-every-keys").put("times", keys.times()).put("more", keys.more());
            case Condition.HalfSpaces ignored -> node.put("kind", "half-spaces");
            case Condition.NonZero parameter -> node.put("kind", "non-zero").put("parameter", parameter.parameter());
            case Condition.OffLattice lattice -> node.put("kind", "off-lattice").put("parameter", lattice.parameter());
            case Condition.OneSignOfContent ignored -> node.put("kind", "one-sign-of-content");
            case Condition.MixedContent ignored -> node.put("kind", "mixed-content");
            case Condition.Rank rank -> {
                var features = node.put("kind", "rank").putArray("features");
                rank.features().forEach(features::add);
                node.put("with-constant", rank.withConstant()).put("value", rank.value());
            }
            case Condition.FullRank rank ->
                node.put("kind", "full-rank").put("parameter", rank.parameter()).put("augmented", rank.augmented());
            case Condition.WidthAtLeast width ->
                node.put("kind", "width-at-least")
                        .put("width", width.width())
                        .put("other", width.other())
                        .put("more", width.more());
            case Condition.EachFeatureTwiceOrNever each ->
                node.put("kind", "each-feature-twice-or-never").set("features", texts(each.features()));
            case Condition.SomeFeatureOnce some ->
                node.put("kind", "some-feature-once").set("features", texts(some.features()));
            case Condition.EachInSpanOfOthers each ->
                node.put("kind", "each-in-span-of-others").set("features", texts(each.features()));
            case Condition.SomeOutsideSpanOfOthers some ->
                node.put("kind", "some-outside-span-of-others").set("features", texts(some.features()));
            case Condition.All all -> {
                var conditions = node.put("kind", "all").putArray("conditions");
                all.conditions().forEach(part -> conditions.add(write(part)));
            }
        }
        return node.put("words", condition.words());
    }

    private static ArrayNode texts(List<String> texts) {
        var array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static Condition readCondition(Fields fields) {
        return switch (fields.text("kind")) {
            case "always" -> new Condition.Always();
            case "almost-every-keys" -> new Condition.AlmostEveryKeys(fields.whole("times"), fields.whole("more"));
            case "half-spaces" -> new Condition.HalfSpaces();
            case "non-zero" -> new Condition.NonZero(fields.text("parameter"));
            case "off-lattice" -> new Condition.OffLattice(fields.text("parameter"));
            case "one-sign-of-content" -> new Condition.OneSignOfContent();
            case "mixed-content" -> new Condition.MixedContent();
            case "rank" ->
                new Condition.Rank(fields.texts("features"), fields.flag("with-constant"), fields.text("value"));
            case "full-rank" -> new Condition.FullRank(fields.text("parameter"), fields.flag("augmented"));
            case "width-at-least" ->
                new Condition.WidthAtLeast(fields.text("width"), fields.text("other"), fields.whole("more"));
            case "each-feature-twice-or-never" -> new Condition.EachFeatureTwiceOrNever(fields.texts("features"));
            case "some-feature-once" -> new Condition.SomeFeatureOnce(fields.texts("features"));
            case "each-in-span-of-others" -> new Condition.EachInSpanOfOthers(fields.texts("features"));
            case "some-outside-span-of-others" -> new Condition.SomeOutsideSpanOfOthers(fields.texts("features"));
            case "all" -> new Condition.All(readConditions(fields.objects("conditions")));
            default -> throw fields.unknown("kind", "the kind of a condition");
        };
    }

    private static List<Condition> readConditions(List<Fields> conditions) {
        return conditions.stream().map(GoalJson::readCondition).toList();
    }
}
