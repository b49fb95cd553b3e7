package dev.attest.theory.certificate;

import java.util.List;

/// What the checker says of a goal and a certificate.
public sealed interface Confirmation {
    /// The certificate shows the goal, relying on the theorems named.
    record Confirmed(List<Theorem> restsOn) implements Confirmation {}

    /// It does not: `where` in the certificate, and `why`.
    record Rejected(String where, String why) implements Confirmation {}

    /// It might, but the checker cannot follow it without `what`.
    record Incomplete(String what) implements Confirmation {}

    /// Confirmed if it was shown.
    static Confirmation when(boolean shown, Certificate certificate, String why, Theorem... restsOn) {
        return shown ? new Confirmed(List.of(restsOn)) : new Rejected(certificate.kind(), why);
    }

    static Confirmation wrongKind(Certificate certificate, String expected) {
        return new Rejected("kind", "expected " + expected + ", got " + certificate.kind());
    }

    /// For theorems that speak of functions of queries and keys.
    static Confirmation beyondKeys() {
        return new Incomplete("rows whose tokens have more than queries, keys and positions");
    }
}
