package dev.attest.theory.certificate;

import java.util.List;

/// What the checker says of a goal and a certificate.
public sealed interface Confirmation {
    /// The certificate shows the goal, relying on the theorems named.
    record Confirmed(List<String> restsOn) implements Confirmation {}

    /// It does not: `where` in the certificate, and `why`.
    record Rejected(String where, String why) implements Confirmation {}

    /// It might, but the checker cannot follow it without `what`.
    record Incomplete(String what) implements Confirmation {}
}
