package dev.attest.experiments.cli;

import dev.attest.theory.certificate.Checker;
import dev.attest.theory.certificate.Confirmation;
import dev.attest.theory.certificate.json.CertificateFile;
import dev.attest.theory.certificate.json.CertificateFormatException;
import dev.attest.theory.coq.CoqExport;
import dev.attest.theory.coq.CoqFile;
import dev.attest.theory.coq.Coqc;
import dev.attest.theory.separation.LawChecker;
import dev.attest.theory.separation.LawFile;
import java.nio.file.Path;
import java.util.Optional;

/// What came of one file.
sealed interface Verification {
    Path file();

    int exitCode();

    /// @param why a sentence
    record NoCertificate(Path file, String why) implements Verification {
        @Override
        public int exitCode() {
            return ExitCode.USAGE;
        }
    }

    /// The certificate of a law of random networks.
    record CheckedLaw(Path file, LawFile content, Confirmation confirmation) implements Verification {
        @Override
        public int exitCode() {
            return Verification.exitCode(confirmation);
        }
    }

    private static int exitCode(Confirmation confirmation) {
        return switch (confirmation) {
            case Confirmation.Confirmed _ -> ExitCode.ANSWERED;
            case Confirmation.Rejected _ -> ExitCode.DIFFERENT;
            case Confirmation.Incomplete _ -> ExitCode.UNDECIDED;
        };
    }

    /// @param export  what becomes of it in Coq, if that was asked for
    /// @param referee what Coq says, if it was asked
    record Checked(
            Path file,
            CertificateFile content,
            Confirmation confirmation,
            Optional<CoqExport> export,
            Optional<Coqc.Judgement> referee)
            implements Verification {
        Checked judged(Coqc.Judgement judgement) {
            return new Checked(file, content, confirmation, export, Optional.of(judgement));
        }

        @Override
        public int exitCode() {
            int checker = Verification.exitCode(confirmation);
            int coq = referee.map(Checked::exitCode).orElse(ExitCode.ANSWERED);
            return ExitCode.worst(checker, coq);
        }

        private static int exitCode(Coqc.Judgement judgement) {
            return switch (judgement) {
                case Coqc.Judgement.Proved _ -> ExitCode.ANSWERED;
                case Coqc.Judgement.Refused _ -> ExitCode.DIFFERENT;
                case Coqc.Judgement.NoAnswer _ -> ExitCode.UNDECIDED;
            };
        }
    }

    /// @param export whether to write the certificate in Coq
    static Verification of(Path file, boolean export) {
        CertificateFile content;
        try {
            var law = LawFile.read(file);
            if (law.isPresent()) {
                return new CheckedLaw(file, law.get(), LawChecker.check(law.get()));
            }
            content = CertificateFile.read(file);
        } catch (CertificateFormatException malformed) {
            return new NoCertificate(file, String.valueOf(malformed.getMessage()));
        }
        var confirmation = Checker.check(content.mechanism(), content.goal(), content.certificate());
        var written = export
                ? Optional.of(CoqFile.of(content.mechanism(), content.goal(), content.certificate()))
                : Optional.<CoqExport>empty();
        return new Checked(file, content, confirmation, written, Optional.empty());
    }
}
