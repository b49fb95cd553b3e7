package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.SymmetryEvidence;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.Optional;

/// Goals and evidence on what a row or an output does when keys, tokens or values are changed together, as
/// JSON.
final class SymmetryJson {
    private SymmetryJson() {}

    static void write(SymmetryGoal goal, ObjectNode node) {
        node.put(
                "statement",
                switch (goal) {
                    case SymmetryGoal.TranslationInvariant _ -> "translation-invariant";
                    case SymmetryGoal.SomeTranslationSeen _ -> "some-translation-seen";
                    case SymmetryGoal.PermutationEquivariant _ -> "permutation-equivariant";
                    case SymmetryGoal.SomePermutationSeen _ -> "some-permutation-seen";
                    case SymmetryGoal.ReplicationInvariant _ -> "replication-invariant";
                    case SymmetryGoal.SomeCopySeen _ -> "some-copy-seen";
                    case SymmetryGoal.WithinHull _ -> "within-hull";
                    case SymmetryGoal.SomeOutputOutsideHull _ -> "some-output-outside-hull";
                });
    }

    /// The goal, if `statement` names one of these.
    static Optional<SymmetryGoal> readGoal(Fields fields) {
        return Optional.ofNullable(
                switch (fields.text("statement")) {
                    case "translation-invariant" -> new SymmetryGoal.TranslationInvariant();
                    case "some-translation-seen" -> new SymmetryGoal.SomeTranslationSeen();
                    case "permutation-equivariant" -> new SymmetryGoal.PermutationEquivariant();
                    case "some-permutation-seen" -> new SymmetryGoal.SomePermutationSeen();
                    case "replication-invariant" -> new SymmetryGoal.ReplicationInvariant();
                    case "some-copy-seen" -> new SymmetryGoal.SomeCopySeen();
                    case "within-hull" -> new SymmetryGoal.WithinHull();
                    case "some-output-outside-hull" -> new SymmetryGoal.SomeOutputOutsideHull();
                    default -> null;
                });
    }

    static void write(SymmetryEvidence evidence, ObjectNode node) {
        switch (evidence) {
            case SymmetryEvidence.SymmetricForm _ -> {}
            case SymmetryEvidence.ConvexWeights convex ->
                convex.form().ifPresent(form -> node.set("form", CertificateJson.write(form)));
            case SymmetryEvidence.Instance instance -> {
                node.put("exact", instance.exact()).set("point", PointJson.write(instance.point()));
                write(instance, node);
            }
        }
    }

    /// What an instance holds besides its point.
    private static void write(SymmetryEvidence.Instance instance, ObjectNode node) {
        switch (instance) {
            case SymmetryEvidence.TranslatedRows rows -> node.set("translation", PointJson.vector(rows.translation()));
            case SymmetryEvidence.PermutedRows rows -> rows.order().forEach(node.putArray("order")::add);
            case SymmetryEvidence.CopiedTokens tokens -> node.set("values", PointJson.matrix(tokens.values()));
            case SymmetryEvidence.OutputAtPoint output -> {
                node.set("values", PointJson.matrix(output.values()));
                node.set("direction", PointJson.vector(output.direction()));
            }
        }
    }

    /// The evidence, if `kind` names one of these.
    static Optional<SymmetryEvidence> readEvidence(Fields fields, CertificateJson reader) {
        return Optional.ofNullable(
                switch (fields.text("kind")) {
                    case "symmetric-form" -> new SymmetryEvidence.SymmetricForm();
                    case "convex-weights" ->
                        new SymmetryEvidence.ConvexWeights(
                                fields.optionalObject("form").map(reader::readForm));
                    case "translated-rows" ->
                        new SymmetryEvidence.TranslatedRows(
                                PointJson.read(fields.object("point")),
                                fields.numbers("translation"),
                                fields.flag("exact"));
                    case "permuted-rows" ->
                        new SymmetryEvidence.PermutedRows(
                                PointJson.read(fields.object("point")),
                                fields.wholeNumbers("order"),
                                fields.flag("exact"));
                    case "copied-tokens" ->
                        new SymmetryEvidence.CopiedTokens(
                                PointJson.read(fields.object("point")), fields.rows("values"), fields.flag("exact"));
                    case "output-at-point" ->
                        new SymmetryEvidence.OutputAtPoint(
                                PointJson.read(fields.object("point")),
                                fields.rows("values"),
                                fields.numbers("direction"),
                                fields.flag("exact"));
                    default -> null;
                });
    }
}
