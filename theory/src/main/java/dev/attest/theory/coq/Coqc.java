package dev.attest.theory.coq;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The compiler of Coq, which checks every proof in a file.
public final class Coqc {
    private static final String PROGRAM = "coqc";
    private static final String NO_AXIOMS = "Closed under the global context";
    private static final Pattern LOCATION = Pattern.compile("File \"[^\"]*\", line (\\d+), characters [-0-9]+:");

    private final Path program;
    private final long seconds;

    /// @param seconds how long it may take each time
    public Coqc(Path program, long seconds) {
        this.program = program;
        this.seconds = seconds;
    }

    /// What Coq says of a file.
    public sealed interface Judgement {
        /// Every theorem is proved, and none rests on an axiom.
        record Proved() implements Judgement {}

        /// @param message what Coq says, with the line of the file
        record Refused(String message) implements Judgement {}

        record NoAnswer(String why) implements Judgement {}
    }

    /// The first `coqc` among the folders of a `PATH`.
    public static Optional<Path> find(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Judgement check(CoqExport.Written file) throws IOException, InterruptedException {
        return judgement(run(file.text()), file);
    }

    /// The same for several files of one prelude, which is read once: a module for each. Where Coq does not
    /// prove all of them, each half is checked by itself, so that one that is wrong or too large costs the
    /// others little.
    public List<Judgement> check(List<CoqExport.Written> files) throws IOException, InterruptedException {
        if (files.size() < 2) {
            return files.isEmpty() ? List.of() : List.of(check(files.getFirst()));
        }
        if (judgement(run(modules(files)), theorems(files)) instanceof Judgement.Proved) {
            return files.stream().<Judgement>map(_ -> new Judgement.Proved()).toList();
        }
        int half = files.size() / 2;
        var judgements = new ArrayList<>(check(files.subList(0, half)));
        judgements.addAll(check(files.subList(half, files.size())));
        return judgements;
    }

    private static String modules(List<CoqExport.Written> files) {
        var text = new StringBuilder(files.getFirst().prelude());
        for (int number = 0; number < files.size(); number++) {
            var name = "Certificate" + number;
            text.append("\nModule ").append(name).append(".\n");
            text.append(files.get(number).body());
            text.append("End ").append(name).append(".\n");
        }
        return text.toString();
    }

    private static int theorems(List<CoqExport.Written> files) {
        return files.stream().mapToInt(file -> file.theorems().size()).sum();
    }

    /// @param code empty where it did not end in time
    private record Run(OptionalInt code, String output) {}

    private Run run(String text) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("attest-coq");
        try {
            var source = Files.writeString(folder.resolve("certificate.v"), text);
            var output = folder.resolve("output.txt");
            var process = new ProcessBuilder(List.of(program.toString(), "-q", "-noglob", source.toString()))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = ends(process);
            return new Run(
                    ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty(),
                    Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            remove(folder);
        }
    }

    private boolean ends(Process process) throws InterruptedException {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
    }

    private Judgement judgement(Run run, CoqExport.Written file) {
        return run.code().orElse(0) == 0
                ? judgement(run, file.theorems().size())
                : new Judgement.Refused(message(run.output(), file.text()));
    }

    private Judgement judgement(Run run, int theorems) {
        if (run.code().isEmpty()) {
            return new Judgement.NoAnswer("no answer of coqc within " + seconds + " seconds");
        }
        long closed = run.output().lines().filter(NO_AXIOMS::equals).count();
        return run.code().getAsInt() == 0 && closed == theorems
                ? new Judgement.Proved()
                : new Judgement.Refused("expected " + theorems + " theorems without axioms, got " + closed);
    }

    /// On one line, with the theorem whose proof fails.
    private static String message(String output, String text) {
        var place = LOCATION.matcher(output);
        if (!place.find()) {
            return output.strip().replaceAll("\\s+", " ");
        }
        int line = Integer.parseInt(place.group(1));
        var theorem = text.lines()
                .limit(line)
                .filter(each -> each.startsWith("Theorem ") || each.startsWith("Lemma "))
                .reduce((_, later) -> later)
                .map(each -> each.split(" ")[1])
                .orElse("the definitions");
        var error = output.substring(place.end()).strip().replaceAll("\\s+", " ");
        return theorem + ", line " + line + ": " + error;
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
