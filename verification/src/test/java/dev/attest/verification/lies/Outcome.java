package dev.attest.verification.lies;

import dev.attest.theory.certificate.Checker;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.certificate.Confirmation.Rejected;
import dev.attest.theory.certificate.json.CertificateFile;
import dev.attest.theory.certificate.json.CertificateFormatException;
import dev.attest.theory.formula.Mechanism;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What becomes of a changed certificate file.
enum Outcome {
    /// It is no certificate file.
    UNREADABLE,
    REJECTED,
    INCOMPLETE,
    /// It says what it said before: the place is not read, or the same is written in two ways.
    SAME,
    /// Confirmed of another text: with the old hash, of the same definition in other words.
    OTHER_TEXT,
    /// Confirmed: other evidence for the goal that was true already.
    OTHER_EVIDENCE,
    /// Confirmed: another statement.
    OTHER_GOAL;

    static Outcome of(Evidence truth, Change change) {
        CertificateFile file;
        try {
            file = read(change);
        } catch (CertificateFormatException e) {
            return UNREADABLE;
        }
        return switch (Checker.check(file.mechanism(), file.goal(), file.certificate())) {
            case Rejected ignored -> REJECTED;
            case Incomplete ignored -> INCOMPLETE;
            case Confirmed ignored -> confirmed(truth, file);
        };
    }

    static CertificateFile read(Change change) {
        return CertificateFile.parse(change.file().getBytes(StandardCharsets.UTF_8), "changed.json");
    }

    private static Outcome confirmed(Evidence truth, CertificateFile file) {
        if (!file.goal().equals(truth.goal())) {
            return OTHER_GOAL;
        }
        if (!isSame(file.mechanism(), truth.mechanism())) {
            return OTHER_TEXT;
        }
        return file.certificate().equals(truth.certificate()) ? SAME : OTHER_EVIDENCE;
    }

    /// Other names, titles, sources and remarks at most.
    private static boolean isSame(Mechanism one, Mechanism other) {
        return meaning(one).equals(meaning(other));
    }

    private static List<Object> meaning(Mechanism mechanism) {
        return List.of(
                mechanism.causal(),
                mechanism.widths(),
                mechanism.parameters(),
                mechanism.inputs(),
                mechanism.grid(),
                mechanism.score(),
                mechanism.weight(),
                mechanism.output(),
                mechanism.states(),
                mechanism.recurrence().readOut(),
                mechanism.recurrence().starts().stream()
                        .map(start -> start.name() + start.arguments() + start.body())
                        .toList());
    }

    boolean isHarmlessByItself() {
        return this == UNREADABLE || this == REJECTED || this == INCOMPLETE || this == SAME;
    }
}
