/// Goals, conditions and certificates as JSON, and the certificate file: everything that a stranger needs to
/// check a verdict. The format is documented field by field in `docs/certificates.md`.
@NullMarked
package dev.attest.theory.certificate.json;

import org.jspecify.annotations.NullMarked;
