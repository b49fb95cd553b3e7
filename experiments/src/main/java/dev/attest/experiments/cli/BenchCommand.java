package dev.attest.experiments.cli;

import dev.attest.experiments.bench.Alternation;
import dev.attest.experiments.bench.Bench;
import dev.attest.experiments.bench.Crossover;
import dev.attest.experiments.bench.CrossoverStudy;
import dev.attest.experiments.bench.Machine;
import dev.attest.experiments.bench.Pass;
import dev.attest.experiments.bench.Report;
import dev.attest.experiments.bench.ReportJson;
import dev.attest.experiments.bench.Roofline;
import dev.attest.experiments.bench.Row;
import dev.attest.experiments.figure.Figure;
import dev.attest.experiments.run.Progress;
import dev.attest.experiments.run.WholeFile;
import dev.attest.experiments.study.BadInput;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.ceiling.Ceiling;
import dev.attest.kernels.plan.Way;
import dev.attest.kernels.strip.Loops;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description = {
            "Times kernels against what this machine could do and against PyTorch.",
            "",
            "A kernel is first held against the double reading; one that computes something else has no figures. The"
                    + " ceiling is measured in the same run: the time of all multiplications in registers and all"
                    + " exponentials in the nearest cache, or of reading and writing everything once, whichever is"
                    + " longer. PyTorch takes turns with the kernel in this process, with as many threads: figures are"
                    + " medians, with the half of all pairs around the ratio, and above 1 PyTorch takes longer.",
            "",
            "Tokens are standard normal numbers; parameters that a file leaves open are drawn."
        },
        footer = "Exits with 1 if a kernel does not compute its definition.")
final class BenchCommand implements Callable<Integer> {
    private static final List<String> USUAL = List.of("softmax", "elu1-linear", "inline");
    private static final int FEWEST_PAIRS = 5;
    private static final double QUICK = 0.5;

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

    @Option(
            names = "--pass",
            split = ",",
            paramLabel = "PASS",
            description = "forward, backward or step, one more token after n; several, with commas (default: forward).")
    private List<Pass> passes = List.of(Pass.FORWARD);

    @Option(
            names = "--against",
            paramLabel = "WAY",
            description = "Another of our ways in the place of PyTorch, such as recurrent or reference.")
    private @Nullable Way against;

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

    @Option(names = "--quick", description = "The first length alone, half a second a row: a glance.")
    private boolean quick;

    @Option(
            names = "--crossover",
            description = "Predict from which length on each mechanism is faster than our own softmax, then measure.")
    private boolean crossover;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all samples, with the machine (.json).")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the kernels below the roofline (.svg).")
    private Optional<Path> svg = Optional.empty();

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        check();
        // PyTorch reads it when it is started, which is later.
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        var subjects = subjects();
        var machine = Machine.here();
        var ceiling = Ceiling.measure(Loops.preferred(), threads);
        terminal.complain(BenchTable.words(ceiling, threads));
        var report = measured(subjects, machine, ceiling);
        terminal.sayAll(BenchTable.lines(report, terminal.width()));
        write(report);
        return report.isRight() ? ExitCode.ANSWERED : ExitCode.DIFFERENT;
    }

    private void check() {
        atLeastOne("--d", width);
        atLeastOne("--heads", heads);
        atLeastOne("--batch", batch);
        atLeastOne("--threads", threads);
        lengths.forEach(length -> atLeastOne("--n", length));
        if (!(seconds > 0)) {
            throw new BadInput("--seconds: expected a positive number, got " + seconds);
        }
        json.ifPresent(file -> OutputFile.require("--json", file));
        svg.ifPresent(file -> OutputFile.require("--svg", file));
    }

    private static void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new BadInput(option + ": expected at least 1, got " + value);
        }
    }

    /// What is there when the process is interrupted is printed.
    private Report measured(List<Mechanism> subjects, Machine machine, Ceiling ceiling) {
        var rows = new ArrayList<Row>();
        var crossovers = new ArrayList<Crossover>();
        var last = new Thread(() -> {
            terminal.sayAll(BenchTable.lines(new Report(machine, ceiling, threads, rows, List.of()), terminal.width()));
            terminal.flush();
        });
        Runtime.getRuntime().addShutdownHook(last);
        try (var progress = new Told(ConsoleProgress.of(terminal))) {
            measure(subjects, ceiling, progress.progress, rows, crossovers);
        } finally {
            Runtime.getRuntime().removeShutdownHook(last);
        }
        // Once more: something else may have had the machine at the first time.
        return new Report(machine, ceiling.or(Ceiling.measure(Loops.preferred(), threads)), threads, rows, crossovers);
    }

    private record Told(Progress progress) implements AutoCloseable {
        @Override
        public void close() {
            progress.close();
        }
    }

    private void measure(
            List<Mechanism> subjects, Ceiling ceiling, Progress progress, List<Row> rows, List<Crossover> crossovers) {
        long time = (long) ((quick ? Math.min(QUICK, seconds) : seconds) * 1e9);
        var alternation = new Alternation(time / 4, time / 2, FEWEST_PAIRS);
        var asked = quick ? lengths.subList(0, 1) : lengths;
        progress.start("bench", (long) subjects.size() * (passes.size() * asked.size() + (crossover ? 1 : 0)));
        var bench = new Bench(alternation, threads, Optional.ofNullable(against), progress);
        for (var subject : subjects) {
            for (var pass : passes) {
                for (int length : asked) {
                    rows.add(bench.row(subject, Sizes.square(batch, heads, length, width), pass));
                    progress.step(1);
                }
            }
        }
        if (crossover) {
            var study =
                    new CrossoverStudy(alternation, ceiling, Sizes.square(batch, heads, 1, width), threads, progress);
            for (var subject : subjects) {
                study.of(subject).ifPresent(crossovers::add);
                progress.step(1);
            }
        }
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

    private void write(Report report) throws IOException {
        if (json.isPresent()) {
            write(json.get(), ReportJson.of(report));
        }
        if (svg.isPresent()) {
            write(svg.get(), Figure.draw(Roofline.of(report)));
        }
    }

    private static void write(Path file, String text) throws IOException {
        WholeFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
