package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.StructureEvidence;
import dev.attest.theory.statement.StructureGoal;
import java.util.Optional;

/// Goals and evidence on the shape of the matrix of rows: features, ranks, budgets, as JSON.
final class StructureJson {
    private StructureJson() {}

    static void write(StructureGoal goals, ObjectNode node) {
        switch (goals) {
            case StructureGoal.Separable goal -> node.put("statement", "separable").put("features", goal.features());
        }
    }

    /// The goal, if `statement` names one of these.
    static Optional<StructureGoal> readGoal(Fields fields) {
        return Optional.ofNullable(
                switch (fields.text("statement")) {
                    case "separable" -> new StructureGoal.Separable(fields.text("features"));
                    default -> null;
                });
    }

    static void write(StructureEvidence evidence, ObjectNode node) {
        switch (evidence) {
            case StructureEvidence.FeatureProducts _ -> {}
        }
    }

    /// The evidence, if `kind` names one of these.
    static Optional<StructureEvidence> readEvidence(Fields fields, CertificateJson reader) {
        return Optional.ofNullable(
                switch (fields.text("kind")) {
                    case "feature-products" -> new StructureEvidence.FeatureProducts();
                    default -> null;
                });
    }
}
