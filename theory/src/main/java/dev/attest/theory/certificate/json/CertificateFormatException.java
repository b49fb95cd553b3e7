package dev.attest.theory.certificate.json;

/// A file that is not a certificate: what was expected, what came, and where.
public final class CertificateFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CertificateFormatException(String message) {
        super(message);
    }
}
