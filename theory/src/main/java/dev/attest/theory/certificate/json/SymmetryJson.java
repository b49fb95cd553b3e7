package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.SymmetryEvidence;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.Optional;

/// Goals and evidence on what a row does when keys, tokens or values are changed together, as JSON.
final class SymmetryJson {
    private SymmetryJson() {}

    static void write(SymmetryGoal goals, ObjectNode node) {
        switch (goals) {
            case SymmetryGoal.TranslationInvariant _ -> node.put("statement", "translation-invariant");
        }
    }

    /// The goal, if `statement` names one of these.
    static Optional<SymmetryGoal> readGoal(Fields fields) {
        return Optional.ofNullable(
                switch (fields.text("statement")) {
                    case "translation-invariant" -> new SymmetryGoal.TranslationInvariant();
                    default -> null;
                });
    }

    static void write(SymmetryEvidence evidence, ObjectNode node) {
        switch (evidence) {
            case SymmetryEvidence.KeyTranslation _ -> {}
        }
    }

    /// The evidence, if `kind` names one of these.
    static Optional<SymmetryEvidence> readEvidence(Fields fields, CertificateJson reader) {
        return Optional.ofNullable(
                switch (fields.text("kind")) {
                    case "key-translation" -> new SymmetryEvidence.KeyTranslation();
                    default -> null;
                });
    }
}
