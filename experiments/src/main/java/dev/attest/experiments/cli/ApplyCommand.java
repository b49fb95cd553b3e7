package dev.attest.experiments.cli;

import dev.attest.experiments.apply.Application;
import dev.attest.experiments.apply.Outcome;
import dev.attest.experiments.arrays.NumpyArchive;
import dev.attest.experiments.run.Progress;
import dev.attest.experiments.run.WholeFile;
import dev.attest.experiments.study.BadInput;
import dev.attest.kernels.plan.Plan;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        description = {
            "Computes a mechanism on arrays of NumPy.",
            "",
            "The archive has q [b,h,n,d], k [b,hk,l,d] and v [b,hk,l,dv], and an array for each parameter that the"
                    + " definition gives no value, named after it. hk divides h: each key head serves h / hk query"
                    + " heads. k and v may have b = 1 for any b of q. The output o is [b,h,n,dv].",
            "",
            "What the definition declares as input comes in an array named after it: a number for each key [b,hk,l],"
                    + " a vector [b,hk,l,w], a matrix [b,hk,l,r,c]; of the query [b,h,n], [b,h,n,w], [b,h,n,r,c].",
            "",
            "Numbers are float16, float32 or float64. The widest type of q, k and v is that of o: float64 is computed"
                    + " in double precision, float16 in single precision and rounded once."
        },
        footer = "Exits with 64 if the arrays cannot be read or do not suit the mechanism; then nothing is written.")
final class ApplyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "MECHANISM|FILE", description = "A name of the catalogue, or a file (.attn).")
    private String mechanism = "";

    @Option(names = "--in", required = true, paramLabel = "FILE", description = "The arrays (.npz).")
    private Path in = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The archive to write (.npz).")
    private Path out = Path.of("");

    @Option(names = "--causal", description = "A query reads the keys up to its own position.")
    private boolean causal;

    @Option(names = "--weights", description = "Write the weights [b,h,n,l] too, from the reference.")
    private boolean weights;

    @Option(
            names = "--kernel",
            paramLabel = "KERNEL",
            description = "auto, the fastest there is; reference; or simd, vector code or none (default: auto).")
    private Plan.Choice kernel = Plan.Choice.AUTO;

    @Option(names = "--threads", paramLabel = "T", description = "Threads to compute with (default: one a processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--explain", description = "Say why it is computed this way, and why not in a faster one.")
    private boolean explain;

    @Option(names = "--quiet", description = "Say nothing but what is wrong, or not finite.")
    private boolean quiet;

    ApplyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new BadInput("--threads: expected at least 1, got " + threads);
        }
        OutputFile.require(out, in);
        var request = new Application.Request(in, definition(), kernel, weights, threads);
        var progress = progress();
        var outcome = compute(request, progress);
        WholeFile.write(out, stream -> outcome.writeTo(stream, progress));
        if (!quiet) {
            terminal.say(out + ": " + outcome.words());
        }
        return ExitCode.ANSWERED;
    }

    private Mechanism definition() {
        var definition = Catalogue.resolve(mechanism);
        definition.warnings().forEach(terminal::complain);
        return causal ? definition.causally() : definition;
    }

    private Progress progress() {
        return quiet ? Progress.SILENT : new PatientProgress(ConsoleProgress.of(terminal), System::nanoTime);
    }

    private Outcome compute(Application.Request request, Progress progress) throws IOException {
        try (var archive = NumpyArchive.open(in)) {
            var application = Application.of(archive, request, Application.availableMemory());
            if (!quiet) {
                terminal.complain(application.summary());
            }
            if (explain) {
                terminal.sayAll(application.explanation());
            }
            var outcome = application.run(progress);
            outcome.notFinite().ifPresent(terminal::complain);
            return outcome;
        } finally {
            progress.close();
        }
    }
}
