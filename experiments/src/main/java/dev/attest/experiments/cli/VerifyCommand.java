package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.experiments.run.Progress;
import dev.attest.experiments.run.SideBySide;
import dev.attest.experiments.study.BadInput;
import dev.attest.theory.coq.CoqExport;
import dev.attest.theory.coq.Coqc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {
            "Checks certificates again, with nothing but the definition, the goal and the certificate.",
            "",
            "CONFIRMED says what is shown and the theorems it rests on, REJECTED where and why, INCOMPLETE what is"
                    + " missing. With --with coq, what a certificate says of rational numbers is written out in Coq and"
                    + " checked by coqc, which knows nothing of Attest."
        },
        footer = "Exits with 1 if a certificate is rejected, with 2 if one is incomplete, with 64 if a file is not a"
                + " certificate.")
final class VerifyCommand implements Callable<Integer> {
    /// How long Coq may take for one certificate.
    private static final long SECONDS = 120;

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "1..*",
            description = "A certificate, as `attest check` writes them, or a folder of them.")
    private List<Path> places = new ArrayList<>();

    @Option(
            names = "--with",
            paramLabel = "REFEREE",
            description = "Ask this referee too: ${COMPLETION-CANDIDATES}. It needs coqc on the PATH.")
    private @Nullable Referee referee;

    @Option(
            names = "--coq-out",
            paramLabel = "DIR",
            description = "Write the certificates that Coq can check into this folder, as files of Coq.")
    private @Nullable Path coqFolder;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    enum Referee {
        COQ;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws IOException {
        var coqc = referee == null ? Optional.<Coqc>empty() : Optional.of(coqc());
        var files = files();
        var progress = new PatientProgress(ConsoleProgress.of(terminal), System::nanoTime);
        progress.start("verify", files.size());
        try {
            return show(files, coqc, progress);
        } finally {
            progress.close();
        }
    }

    private static Coqc coqc() {
        return Coqc.find(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .map(program -> new Coqc(program, SECONDS))
                .orElseThrow(
                        () -> new MissingProgram(
                                "--with coq: expected coqc on the PATH, found none: install Coq (the package 'coq' of Debian)"));
    }

    /// The files named, and the certificates in the folders named, by name.
    private List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        for (var place : places) {
            if (Files.isDirectory(place)) {
                files.addAll(certificates(place));
            } else {
                files.add(place);
            }
        }
        return files;
    }

    private static List<Path> certificates(Path folder) throws IOException {
        try (var inside = Files.list(folder)) {
            var files = inside.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new BadInput(folder + ": expected a folder with certificates (.json), got one without");
            }
            return files;
        }
    }

    private int show(List<Path> files, Optional<Coqc> coqc, Progress progress) throws IOException {
        var folder = coqFolder == null ? Optional.<CoqFolder>empty() : Optional.of(new CoqFolder(coqFolder));
        var text = new VerificationText(terminal);
        var count = new VerificationCount();
        var array = JsonNodeFactory.instance.arrayNode();
        var checked = SideBySide.map(files, file -> {
            var verification = Verification.of(file, folder.isPresent() || coqc.isPresent());
            progress.step(1);
            return verification;
        });
        var found = coqc.isEmpty() ? checked : new CoqReferee(coqc.get()).judge(checked, progress);
        progress.close();
        int code = ExitCode.ANSWERED;
        for (var verification : found) {
            count.add(verification);
            array.add(VerificationText.json(verification));
            if (!json) {
                terminal.sayAll(text.lines(verification));
            }
            if (folder.isPresent()) {
                write(folder.get(), verification);
            }
            code = ExitCode.worst(code, verification.exitCode());
        }
        if (json) {
            terminal.say(JsonText.of(array));
        } else if (files.size() > 1) {
            terminal.sayAll(count.lines());
        }
        return code;
    }

    private static void write(CoqFolder folder, Verification verification) throws IOException {
        if (verification instanceof Verification.Checked checked
                && checked.export().orElse(null) instanceof CoqExport.Written written) {
            folder.write(checked.file().getFileName().toString(), written);
        }
    }
}
