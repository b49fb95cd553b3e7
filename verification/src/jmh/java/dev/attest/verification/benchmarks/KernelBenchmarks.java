package dev.attest.verification.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.experiments.bench.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs JMH and keeps its JSON, with the machine and without the places of files on it. The first argument is
/// the file, the others are for JMH.
public final class KernelBenchmarks {
    private static final List<String> PLACES = List.of("jvm", "jvmArgs");

    private KernelBenchmarks() {}

    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        var file = Path.of(arguments[0]);
        var given = new CommandLineOptions(Arrays.copyOfRange(arguments, 1, arguments.length));
        new Runner(new OptionsBuilder()
                        .parent(given)
                        .resultFormat(ResultFormatType.JSON)
                        .result(file.toString())
                        .jvmArgs("-DDJL_CACHE_DIR=" + System.getProperty("DJL_CACHE_DIR", ""))
                        .build())
                .run();
        var mapper = new ObjectMapper();
        var results = (ArrayNode) mapper.readTree(file.toFile());
        results.forEach(result -> ((ObjectNode) result).remove(PLACES));
        var report = mapper.createObjectNode();
        report.set("machine", mapper.valueToTree(Machine.here()));
        report.set("results", results);
        Files.writeString(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
    }
}
