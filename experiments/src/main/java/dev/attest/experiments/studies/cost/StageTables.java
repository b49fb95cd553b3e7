package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Table;
import dev.attest.models.cost.Architecture;
import dev.attest.models.cost.Attention;
import dev.attest.models.cost.Embedding;
import dev.attest.models.cost.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Every part of every network with InLine attention, with what it costs: together they are its count.
final class StageTables {
    private final Results results;

    StageTables(Results results) {
        this.results = results;
    }

    List<Table> all() {
        var rows = Counted.all(results, Tables.INLINE).stream()
                .flatMap(counted -> rows(counted, architecture(counted)).stream())
                .toList();
        return List.of(new Table(
                "The stages, part by part",
                List.of("network", "part", "grid", "width", "heads", "what it is", "parameters", "multiply-adds"),
                rows));
    }

    private static Architecture architecture(Counted counted) {
        return Tables.INLINE.architectures().stream()
                .filter(architecture -> architecture.name().equals(counted.architecture()))
                .findFirst()
                .orElseThrow();
    }

    private static List<List<String>> rows(Counted counted, Architecture architecture) {
        var rows = new ArrayList<List<String>>();
        for (var part : architecture.parts()) {
            var stage = architecture.stages().get(part.stage() - 1);
            rows.add(List.of(
                    architecture.name(),
                    part.kind() == Architecture.Part.Kind.HEAD ? "head" : "stage " + part.stage(),
                    side(part),
                    Integer.toString(stage.width()),
                    Integer.toString(stage.heads()),
                    words(part, stage, architecture),
                    CostReport.grouped(counted.count(part, Quantity.PARAMETERS)),
                    CostReport.grouped(counted.count(part, Quantity.MULTIPLY_ADDS))));
        }
        return rows;
    }

    private static String side(Architecture.Part part) {
        return part.grid().side() + " × " + part.grid().side() + (part.grid().others() > 0 ? " + 1" : "");
    }

    private static String words(Architecture.Part part, Stage stage, Architecture architecture) {
        return switch (part.kind()) {
            case EMBEDDING -> words(stage.embedding()) + (stage.positions() ? ", positions" : "");
            case BLOCKS ->
                stage.blocks().stream()
                                .map(run -> run.depth() + " × " + words(run.attention()))
                                .collect(Collectors.joining(", "))
                        + ", hidden × " + stage.ratio() + (stage.localPositions() ? ", local positions" : "");
            case HEAD -> (architecture.normalised() ? "normalisation, " : "") + architecture.classes() + " classes";
        };
    }

    private static String words(Embedding embedding) {
        return switch (embedding) {
            case Embedding.Patches patches ->
                String.format(
                        Locale.ROOT,
                        "convolution of %d × %d every %d%s",
                        patches.kernel(),
                        patches.kernel(),
                        patches.stride(),
                        patches.normalised() ? ", normalised" : "");
            case Embedding.Merging merging -> "four tokens into one";
        };
    }

    private static String words(Attention attention) {
        return switch (attention) {
            case Attention.InLine inline -> "InLine";
            case Attention.Whole whole -> "softmax";
            case Attention.BiasedWindows windows -> "softmax in windows of " + windows.side() + " × " + windows.side();
            case Attention.Stripes stripes -> "softmax in stripes of " + stripes.thickness();
            case Attention.Reduced reduced -> "softmax to a grid reduced " + reduced.ratio() + "-fold";
        };
    }
}
