package dev.attest.experiments.cli;

import dev.attest.experiments.artifact.ScorecardsOf;
import dev.attest.experiments.study.BadInput;
import dev.attest.models.torch.TorchSource;
import dev.attest.theory.coq.CoqExport;
import dev.attest.theory.coq.CoqFile;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.latex.Latex;
import dev.attest.theory.property.Properties;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.smt.CollisionScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "A mechanism in another notation.")
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "MECHANISM|FILE", description = "A name of the catalogue, or a file (.attn).")
    private String mechanism = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder for torch, which receives NAME.pt and NAME.py, or for coq, which receives"
                    + " NAME_PROPERTY.v for each answer that Coq can check in rational numbers.")
    private @Nullable Path folder;

    @Option(names = "--to", required = true, paramLabel = "FORMAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.LATEX;

    @Option(names = "-o", paramLabel = "FILE", description = "Write here instead of to the standard output.")
    private @Nullable Path file;

    @Option(names = "--causal", description = "A query reads the keys up to its own position.")
    private boolean causal;

    @Option(names = "--d", paramLabel = "D", description = "The width, for smtlib (default: ${DEFAULT-VALUE}).")
    private int width = 2;

    @Option(
            names = "--n",
            paramLabel = "N",
            description = "The number of keys, for smtlib (default: ${DEFAULT-VALUE}).")
    private int keys = 3;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    enum Format {
        LATEX,
        /// A script that asks a solver for two queries with one row.
        SMTLIB,
        /// A function of PyTorch.
        TORCH,
        /// What was shown of it, as far as it is about rational numbers.
        COQ;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws IOException {
        var read = Catalogue.resolve(mechanism);
        read.warnings().forEach(terminal::complain);
        var definition = causal ? read.causally() : read;
        switch (format) {
            case TORCH -> writeTorch(definition, folder());
            case COQ -> writeCoq(definition, folder());
            case LATEX, SMTLIB -> writeText(definition);
        }
        return ExitCode.ANSWERED;
    }

    private void writeText(Mechanism definition) throws IOException {
        if (folder != null) {
            throw new BadInput("--to " + format + ": expected -o FILE or nothing, got the folder " + folder);
        }
        var text = format == Format.LATEX ? Latex.document(definition) : script(definition);
        if (file == null) {
            terminal.out().print(text);
        } else {
            Files.writeString(file, text);
        }
    }

    private Path folder() {
        if (folder == null || file != null) {
            throw new BadInput("--to " + format + ": expected a folder to write to, got "
                    + (file == null ? "none" : "-o " + file));
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new BadInput(folder + ": expected a folder to write to, got a file");
        }
        return folder;
    }

    private void writeTorch(Mechanism definition, Path place) throws IOException {
        for (var written : new TorchFolder(place).write(source(definition))) {
            terminal.say(written.toString());
        }
    }

    private void writeCoq(Mechanism definition, Path place) throws IOException {
        var progress = new PatientProgress(ConsoleProgress.of(terminal), System::nanoTime);
        var card = new ScorecardsOf(List.of(definition), Properties.all())
                .decide("export", progress)
                .getFirst();
        var files = new CoqFolder(place);
        for (var answer : card.answers()) {
            if (answer.goal().isPresent()
                    && answer.certificate().isPresent()
                    && CoqFile.of(
                                    definition,
                                    answer.goal().get(),
                                    answer.certificate().get())
                            instanceof CoqExport.Written written) {
                terminal.say(files.write(definition.name() + "." + answer.property(), written)
                        .toString());
            }
        }
    }

    private static TorchSource source(Mechanism definition) {
        try {
            return TorchSource.of(definition, false);
        } catch (IllegalArgumentException unsettled) {
            throw new BadInput(definition.name() + ": " + unsettled.getMessage());
        }
    }

    private String script(Mechanism definition) {
        try {
            return CollisionScript.of(definition, width, keys);
        } catch (Declined declined) {
            throw new BadInput(definition.name() + ": expected a definition with an SMT-LIB 2 form in QF_NRA, but "
                    + declined.getMessage());
        } catch (Undefined nowhere) {
            throw new BadInput(definition.name()
                    + ": expected a row that some query has, but at these keys it has none: " + nowhere.getMessage());
        }
    }
}
