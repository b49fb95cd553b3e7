package dev.attest.experiments.cli;

import dev.attest.experiments.study.BadInput;
import dev.attest.models.torch.NoNativeLibrary;
import dev.attest.theory.certificate.json.CertificateFormatException;
import dev.attest.theory.formula.MechanismException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line.
@Command(
        name = "attest",
        description = "Decides which theorems hold for an attention mechanism, with evidence that anyone can re-check.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        sortOptions = false)
public final class Attest implements Runnable {
    private final Terminal terminal;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show where in the program an internal error came from.")
    private boolean debug;

    private Attest(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        var terminal = Terminal.ofProcess();
        int code = run(terminal, arguments);
        terminal.flush();
        System.exit(code);
    }

    static int run(Terminal terminal, String... arguments) {
        var attest = new Attest(terminal);
        try {
            return attest.commandLine().execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError exhausted) {
            return attest.failed(exhausted);
        }
    }

    @Override
    public void run() {
        throw new BadInput("expected a command, got none; see 'attest --help'");
    }

    private CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand("list", new ListCommand(terminal))
                .addSubcommand("explain", new ExplainCommand(terminal))
                .addSubcommand("check", new CheckCommand(terminal))
                .addSubcommand("diff", new DiffCommand(terminal))
                .addSubcommand("verify", new VerifyCommand(terminal))
                .addSubcommand("apply", new ApplyCommand(terminal))
                .addSubcommand("bench", new BenchCommand(terminal))
                .addSubcommand("run", new RunCommand(terminal))
                .addSubcommand("reproduce", new ReproduceCommand(terminal))
                .addSubcommand("audit", new AuditCommand(terminal))
                .addSubcommand("export", new ExportCommand(terminal))
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(terminal.width())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((mistake, _) -> misused(mistake))
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure));
    }

    private int misused(ParameterException mistake) {
        var command = mistake.getCommandLine().getCommandSpec().qualifiedName();
        terminal.complain(expectation(mistake) + "; see '" + command + " --help'");
        return ExitCode.USAGE;
    }

    private static String expectation(ParameterException mistake) {
        var isCommand = mistake.getCommandLine().getParent() == null;
        if (!(mistake instanceof UnmatchedArgumentException unmatched && isCommand)) {
            return plain(String.valueOf(mistake.getMessage()));
        }
        var near = unmatched.getSuggestions();
        return "expected a command, got '" + unmatched.getUnmatched().getFirst() + "'"
                + (near.isEmpty() ? "" : ", perhaps for '" + near.getFirst() + "'");
    }

    /// A sentence of picocli without what it says twice.
    private static String plain(String message) {
        return message.replace("Error: ", "").replace("option option", "option");
    }

    private int failed(Throwable failure) {
        terminal.out().flush();
        return switch (failure) {
            case BadInput mistake -> mistaken(String.valueOf(mistake.getMessage()));
            case MechanismException mistake -> mistaken(String.valueOf(mistake.getMessage()));
            case CertificateFormatException mistake -> mistaken(String.valueOf(mistake.getMessage()));
            case FileSystemException refused -> mistaken(sentence(refused));
            case UncheckedIOException wrapped when wrapped.getCause() instanceof IOException cause -> failed(cause);
            case NoNativeLibrary missing -> unable(String.valueOf(missing.getMessage()));
            case MissingProgram missing -> unable(String.valueOf(missing.getMessage()));
            default -> internal(failure);
        };
    }

    private int mistaken(String sentence) {
        terminal.complain(sentence);
        return ExitCode.USAGE;
    }

    private int unable(String sentence) {
        terminal.complain(sentence);
        return ExitCode.INTERNAL;
    }

    private static String sentence(FileSystemException refused) {
        var reason = refused instanceof NoSuchFileException ? "there is none" : refused.getReason();
        var cause = reason == null ? refused.getClass().getSimpleName() : reason;
        return refused.getFile() + ": expected a file or folder that can be used, but " + cause;
    }

    private int internal(Throwable failure) {
        terminal.complain("internal error: " + failure + (debug ? "" : "; --debug shows where"));
        if (debug) {
            failure.printStackTrace(terminal.err());
        }
        return ExitCode.INTERNAL;
    }
}
