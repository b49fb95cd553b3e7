package dev.attest.experiments.cli;

import dev.attest.experiments.bench.Alternation;
import dev.attest.experiments.bench.Bench;
import dev.attest.experiments.bench.Row;
import dev.attest.experiments.study.BadInput;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.ceiling.Ceiling;
import dev.attest.kernels.strip.Loops;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description = {
            "Times kernels against what this machine could do and against PyTorch.",
            "",
            "Every kernel is first held against the double reading; one that computes something else has no figures."
                    + " The ceiling is measured in the same run: multiplications and exponentials in registers and the"
                    + " nearest cache, or reading of memory, whichever takes longer. PyTorch takes turns with the kernel"
                    + " in this process, with as many threads, and a ratio above 1 says that it takes longer."
        },
        footer = "Exits with 1 if a kernel does not compute its definition.")
final class BenchCommand implements Callable<Integer> {
    private static final List<String> USUAL = List.of("softmax", "elu1-linear", "inline");
    private static final int FEWEST_PAIRS = 5;

    private final Terminal terminal;

    @Parameters(
            arity = "0..*",
            paramLabel = "MECHANISM|FILE",
            description = "Names of the catalogue, or files (.attn) (default: softmax, elu1-linear and inline, causal"
                    + " and not).")
    private List<String> mechanisms = List.of();

    @Option(names = "--causal", description = "A query reads the keys up to its own position.")
    private boolean causal;

    @Option(
            names = "--n",
            split = ",",
            paramLabel = "N",
            description = "Queries and keys of a head; several, with commas between them (default: 1024,2048,4096).")
    private List<Integer> lengths = List.of(1024, 2048, 4096);

    @Option(names = "--d", paramLabel = "D", description = "Width of queries, keys and values (default: 64).")
    private int width = 64;

    @Option(names = "--heads", paramLabel = "H", description = "Heads of a batch (default: 8).")
    private int heads = 8;

    @Option(names = "--batch", paramLabel = "B", description = "Batches (default: 1).")
    private int batch = 1;

    @Option(names = "--threads", paramLabel = "T", description = "Threads of either side (default: one a processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--seconds", paramLabel = "S", description = "Time for each row, about (default: 4).")
    private double seconds = 4;

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireAtLeastOne();
        // PyTorch reads it when it is started, which is later.
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        var ceiling = Ceiling.measure(Loops.preferred(), threads);
        terminal.say(words(ceiling));
        var rows = rows();
        terminal.sayAll(new BenchTable(ceiling, terminal.width()).lines(rows));
        return rows.stream().anyMatch(Row.Wrong.class::isInstance) ? ExitCode.DIFFERENT : ExitCode.ANSWERED;
    }

    private void requireAtLeastOne() {
        requireAtLeastOne("--d", width);
        requireAtLeastOne("--heads", heads);
        requireAtLeastOne("--batch", batch);
        requireAtLeastOne("--threads", threads);
        lengths.forEach(length -> requireAtLeastOne("--n", length));
        if (!(seconds > 0)) {
            throw new BadInput("--seconds: expected a positive number, got " + seconds);
        }
    }

    private static void requireAtLeastOne(String option, int value) {
        if (value < 1) {
            throw new BadInput(option + ": expected at least 1, got " + value);
        }
    }

    private String words(Ceiling ceiling) {
        return String.format(
                Locale.ROOT,
                "ceiling of %d threads: %.1f GFLOP/s, %.2f exponentials/ns, %.1f GB/s read; %s",
                threads,
                2 * ceiling.multiplyAdds(),
                ceiling.exponentials(),
                ceiling.bytes(),
                Loops.reason());
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        var subjects = subjects();
        long nanoseconds = (long) (seconds * 1e9);
        var alternation = new Alternation(nanoseconds / 4, nanoseconds / 2, FEWEST_PAIRS);
        var progress = ConsoleProgress.of(terminal);
        try {
            progress.start("bench", (long) subjects.size() * lengths.size());
            var bench = new Bench(alternation, threads, progress);
            for (var subject : subjects) {
                for (int length : lengths) {
                    rows.add(bench.row(subject, Sizes.square(batch, heads, length, width)));
                    progress.step(1);
                }
            }
        } finally {
            progress.close();
        }
        return rows;
    }

    private List<Mechanism> subjects() {
        if (mechanisms.isEmpty()) {
            return USUAL.stream()
                    .map(Catalogue::resolve)
                    .flatMap(definition -> Stream.of(definition, definition.causally()))
                    .filter(definition -> definition.causal() || !causal)
                    .toList();
        }
        return mechanisms.stream().map(this::definition).toList();
    }

    private Mechanism definition(String name) {
        var definition = Catalogue.resolve(name);
        definition.warnings().forEach(terminal::complain);
        return causal ? definition.causally() : definition;
    }
}
