package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.Optional;

/// Goals and evidence on rows as read-outs of a state that is updated key by key, as JSON.
final class RecurrenceJson {
    private RecurrenceJson() {}

    static void write(RecurrenceGoal goals, ObjectNode node) {
        switch (goals) {
            case RecurrenceGoal.ConstantState goal -> node.put("statement", "constant-state").put("size", goal.size());
        }
    }

    /// The goal, if `statement` names one of these.
    static Optional<RecurrenceGoal> readGoal(Fields fields) {
        return Optional.ofNullable(
                switch (fields.text("statement")) {
                    case "constant-state" -> new RecurrenceGoal.ConstantState(fields.text("size"));
                    default -> null;
                });
    }

    static void write(RecurrenceEvidence evidence, ObjectNode node) {
        switch (evidence) {
            case RecurrenceEvidence.StateOfFeatures _ -> {}
        }
    }

    /// The evidence, if `kind` names one of these.
    static Optional<RecurrenceEvidence> readEvidence(Fields fields, CertificateJson reader) {
        return Optional.ofNullable(
                switch (fields.text("kind")) {
                    case "state-of-features" -> new RecurrenceEvidence.StateOfFeatures();
                    default -> null;
                });
    }
}
