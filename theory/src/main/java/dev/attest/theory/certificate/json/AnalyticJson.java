package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.AnalyticEvidence;
import dev.attest.theory.statement.AnalyticGoal;
import java.util.Optional;

/// Goals and evidence on bounds on entropies, gradients and weights, as JSON.
final class AnalyticJson {
    private AnalyticJson() {}

    static void write(AnalyticGoal goals, ObjectNode node) {
        switch (goals) {
            case AnalyticGoal.BoundedGradient goal -> node.put("statement", "bounded-gradient").put("bound", goal.bound());
        }
    }

    /// The goal, if `statement` names one of these.
    static Optional<AnalyticGoal> readGoal(Fields fields) {
        return Optional.ofNullable(
                switch (fields.text("statement")) {
                    case "bounded-gradient" -> new AnalyticGoal.BoundedGradient(fields.text("bound"));
                    default -> null;
                });
    }

    static void write(AnalyticEvidence evidence, ObjectNode node) {
        switch (evidence) {
            case AnalyticEvidence.GradientOfScores _ -> {}
        }
    }

    /// The evidence, if `kind` names one of these.
    static Optional<AnalyticEvidence> readEvidence(Fields fields, CertificateJson reader) {
        return Optional.ofNullable(
                switch (fields.text("kind")) {
                    case "gradient-of-scores" -> new AnalyticEvidence.GradientOfScores();
                    default -> null;
                });
    }
}
