package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.KeyMeasure;
import java.util.List;
import java.util.Optional;

/// Goals on bounds on entropies, gradients and weights, as JSON.
final class AnalyticGoalJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AnalyticGoalJson() {}

    static void write(AnalyticGoal goals, ObjectNode node) {
        switch (goals) {
            case AnalyticGoal.BoundedGradient goal ->
                node.put("statement", "bounded-gradient").set("bound", measures(goal.bound()));
            case AnalyticGoal.ConstantGradient _ -> node.put("statement", "constant-gradient");
            case AnalyticGoal.UnboundedGradient _ -> node.put("statement", "unbounded-gradient");
            case AnalyticGoal.EntropyFloor goal -> {
                node.put("statement", "entropy-floor")
                        .put("floor", goal.floor())
                        .put("exactly", goal.exactly());
                node.set("condition", GoalJson.write(goal.when()));
                goal.fails().ifPresent(condition -> node.set("fails-when", GoalJson.write(condition)));
            }
            case AnalyticGoal.EntropyWithoutFloor _ -> node.put("statement", "entropy-without-floor");
            case AnalyticGoal.Disperses _ -> node.put("statement", "disperses");
            case AnalyticGoal.DoesNotDisperse _ -> node.put("statement", "does-not-disperse");
        }
    }

    private static ArrayNode measures(List<KeyMeasure> measures) {
        var array = JSON.arrayNode();
        for (var measure : measures) {
            var node = array.addObject()
                    .put("measure", Fields.name(measure.measure()))
                    .put("factor", measure.factor());
            var features = node.putArray("features");
            for (var feature : measure.features()) {
                var widths = features.addObject().put("key", feature.key()).putArray("widths");
                feature.widths().forEach(widths::add);
            }
        }
        return array;
    }

    /// The goal, if `statement` names one of these.
    static Optional<AnalyticGoal> read(Fields fields) {
        return Optional.ofNullable(
                switch (fields.text("statement")) {
                    case "bounded-gradient" ->
                        new AnalyticGoal.BoundedGradient(fields.objects("bound").stream()
                                .map(AnalyticGoalJson::measure)
                                .toList());
                    case "constant-gradient" -> new AnalyticGoal.ConstantGradient();
                    case "unbounded-gradient" -> new AnalyticGoal.UnboundedGradient();
                    case "entropy-floor" ->
                        new AnalyticGoal.EntropyFloor(
                                GoalJson.readCondition(fields.object("condition")),
                                fields.flag("exactly"),
                                fields.optionalObject("fails-when").map(GoalJson::readCondition),
                                fields.text("floor"));
                    case "entropy-without-floor" -> new AnalyticGoal.EntropyWithoutFloor();
                    case "disperses" -> new AnalyticGoal.Disperses();
                    case "does-not-disperse" -> new AnalyticGoal.DoesNotDisperse();
                    default -> null;
                });
    }

    private static KeyMeasure measure(Fields fields) {
        return new KeyMeasure(
                fields.constant("measure", KeyMeasure.Measure.class),
                fields.objects("features").stream()
                        .map(feature -> new KeyMeasure.Feature(feature.text("key"), feature.texts("widths")))
                        .toList(),
                fields.text("factor"));
    }
}
