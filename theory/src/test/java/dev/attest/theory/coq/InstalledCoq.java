package dev.attest.theory.coq;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Optional;

/// The `coqc` of this machine. Tests that need it are passed over where there is none.
final class InstalledCoq {
    private static final long SECONDS = 120;

    private InstalledCoq() {}

    static Coqc.Judgement check(CoqExport export) throws IOException, InterruptedException {
        var program = Coqc.find(Optional.ofNullable(System.getenv("PATH")).orElse(""));
        assumeTrue(program.isPresent(), "coqc is not on the PATH");
        if (export instanceof CoqExport.Written written) {
            return new Coqc(program.get(), SECONDS).check(written);
        }
        throw new AssertionError("expected a file of Coq, got " + export);
    }
}
