package dev.attest.experiments.cli;

import dev.attest.experiments.study.BadInput;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Latex;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.smt.CollisionScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "A mechanism in another notation.")
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "MECHANISM|FILE", description = "A name of the catalogue, or a file (.attn).")
    private String mechanism = "";

    @Option(names = "--to", required = true, paramLabel = "FORMAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.LATEX;

    @Option(names = "-o", paramLabel = "FILE", description = "Write here instead of to the standard output.")
    private @Nullable Path file;

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
        SMTLIB;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws IOException {
        var definition = Catalogue.resolve(mechanism);
        definition.warnings().forEach(terminal::complain);
        var text = text(definition);
        if (file == null) {
            terminal.out().print(text);
        } else {
            Files.writeString(file, text);
        }
        return ExitCode.ANSWERED;
    }

    private String text(Mechanism definition) {
        return switch (format) {
            case LATEX -> Latex.document(definition);
            case SMTLIB -> script(definition);
        };
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
