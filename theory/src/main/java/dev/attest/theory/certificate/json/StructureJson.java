package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence;
import dev.attest.theory.statement.StructureGoal;
import java.util.Optional;

/// Goals and evidence on the shape of the matrix of rows: features, ranks, budgets, as JSON.
final class StructureJson {
    private StructureJson() {}

    static void write(StructureGoal goals, ObjectNode node) {
        switch (goals) {
            case StructureGoal.Separable goal ->
                node.put("statement", "separable")
                        .put("features", goal.features())
                        .put("part", Fields.name(goal.part()));
            case StructureGoal.NeverSeparable _ -> node.put("statement", "never-separable");
            case StructureGoal.FullRank _ -> node.put("statement", "full-rank");
            case StructureGoal.NeverFullRank goal ->
                node.put("statement", "never-full-rank").put("bound", goal.bound());
            case StructureGoal.RetrievalBudget goal ->
                node.put("statement", "retrieval-budget").put("bound", goal.bound());
            case StructureGoal.NoRetrievalBudget _ -> node.put("statement", "no-retrieval-budget");
            case StructureGoal.LocalMassBudget goal ->
                node.put("statement", "local-mass-budget").put("bound", goal.bound());
            case StructureGoal.NoLocalMassBudget _ -> node.put("statement", "no-local-mass-budget");
            case StructureGoal.MaskedRows goal ->
                node.put("statement", "masked-rows").put("of", goal.property());
        }
    }

    /// The goal, if `statement` names one of these.
    static Optional<StructureGoal> readGoal(Fields fields) {
        return Optional.ofNullable(
                switch (fields.text("statement")) {
                    case "separable" ->
                        new StructureGoal.Separable(
                                fields.text("features"), fields.constant("part", StructureGoal.Part.class));
                    case "never-separable" -> new StructureGoal.NeverSeparable();
                    case "full-rank" -> new StructureGoal.FullRank();
                    case "never-full-rank" -> new StructureGoal.NeverFullRank(fields.text("bound"));
                    case "retrieval-budget" -> new StructureGoal.RetrievalBudget(fields.text("bound"));
                    case "no-retrieval-budget" -> new StructureGoal.NoRetrievalBudget();
                    case "local-mass-budget" -> new StructureGoal.LocalMassBudget(fields.text("bound"));
                    case "no-local-mass-budget" -> new StructureGoal.NoLocalMassBudget();
                    case "masked-rows" -> new StructureGoal.MaskedRows(fields.text("of"));
                    default -> null;
                });
    }

    static void write(StructureEvidence evidence, ObjectNode node) {
        switch (evidence) {
            case StructureEvidence.TextFeatures _ -> {}
            case StructureEvidence.CausalHeader _ -> {}
            case StructureEvidence.SwitchingTokens it -> {
                node.put("exact", it.exact()).set("kept", PointJson.write(it.kept()));
                node.set("first", PointJson.write(it.first()));
                node.set("second", PointJson.write(it.second()));
            }
            case StructureEvidence.CurveKernel it -> write(it.form(), node.put("curve", Fields.name(it.curve())));
            case StructureEvidence.CausalDiagonal it -> it.form().ifPresent(form -> write(form, node));
            case StructureEvidence.BoundedScores it -> write(it.form(), node);
            case StructureEvidence.Concentration it -> write(it.form(), node.put("reach", Fields.name(it.reach())));
            case StructureEvidence.HarmonicKeys it -> write(it.form(), node.put("curve", Fields.name(it.curve())));
            case StructureEvidence.Alignment it -> write(it.form(), node.put("growing", it.growing()));
            case StructureEvidence.UnboundedWeight it -> write(it.form(), node.put("ray", Fields.name(it.ray())));
        }
    }

    private static void write(RowForm form, ObjectNode node) {
        node.set("form", CertificateJson.write(form));
    }

    /// The evidence, if `kind` names one of these.
    static Optional<StructureEvidence> readEvidence(Fields fields, CertificateJson reader) {
        return Optional.ofNullable(
                switch (fields.text("kind")) {
                    case "text-features" -> new StructureEvidence.TextFeatures();
                    case "causal-header" -> new StructureEvidence.CausalHeader();
                    case "switching-tokens" ->
                        new StructureEvidence.SwitchingTokens(
                                PointJson.read(fields.object("kept")),
                                PointJson.read(fields.object("first")),
                                PointJson.read(fields.object("second")),
                                fields.flag("exact"));
                    case "curve-kernel" ->
                        new StructureEvidence.CurveKernel(
                                reader.readForm(fields.object("form")),
                                fields.constant("curve", StructureEvidence.Curve.class));
                    case "causal-diagonal" ->
                        new StructureEvidence.CausalDiagonal(
                                fields.optionalObject("form").map(reader::readForm));
                    case "score-ratio" -> new StructureEvidence.BoundedScores(reader.readForm(fields.object("form")));
                    case "concentration" ->
                        new StructureEvidence.Concentration(
                                reader.readForm(fields.object("form")),
                                fields.constant("reach", StructureEvidence.Reach.class));
                    case "harmonic-keys" ->
                        new StructureEvidence.HarmonicKeys(
                                reader.readForm(fields.object("form")),
                                fields.constant("curve", StructureEvidence.Curve.class));
                    case "alignment" ->
                        new StructureEvidence.Alignment(reader.readForm(fields.object("form")), fields.flag("growing"));
                    case "unbounded-weight" ->
                        new StructureEvidence.UnboundedWeight(
                                reader.readForm(fields.object("form")),
                                fields.constant("ray", StructureEvidence.Ray.class));
                    default -> null;
                });
    }
}
