package dev.attest.verification.planted.attest.theory.certificate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// Jackson outside the files of certificates.
public final class ReadsJson {
    private ReadsJson() {}

    public static String nothing() {
        return JsonNodeFactory.instance.nullNode().toString();
    }
}
