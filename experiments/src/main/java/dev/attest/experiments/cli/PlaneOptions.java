package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attest.experiments.figure.Figure;
import dev.attest.experiments.run.WholeFile;
import dev.attest.experiments.studies.figureone.OwnFigure;
import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.PlaneScene.SharedSet;
import dev.attest.experiments.study.PlaneScene.Spot;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.separation.WrittenNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Keys and queries in the plane, and what shares the rows of the queries.
final class PlaneOptions {
    private static final String STUDY = "figure-one";
    private static final int MOST_KEYS = 8;
    private static final int MOST_QUERIES = 6;
    private static final int WIDTH = 2;

    @Option(
            names = "--mechanism",
            paramLabel = "MECHANISM|FILE",
            required = true,
            description = "What makes the rows; may be repeated. Shared rows are those of the first.")
    private List<String> mechanisms = List.of();

    @Option(names = "--keys", paramLabel = "X,Y;...", required = true, description = "Up to 8 points: '1,2; 3/2,0.5'.")
    private String keys = "";

    @Option(names = "--queries", paramLabel = "X,Y;...", required = true, description = "Up to 6 points.")
    private String queries = "";

    @Option(names = "--figure", paramLabel = "FILE", description = "Write the picture, as SVG.")
    private @Nullable Path figure;

    int answer(String study, Terminal terminal, boolean json) throws IOException {
        if (!study.equals(STUDY)) {
            throw new BadInput(
                    "--mechanism: only the study " + STUDY + " draws figures of one's own, got the study " + study);
        }
        var file = figure;
        if (file != null) {
            OutputFile.require("--figure", file);
        }
        var read = mechanisms.stream().map(Catalogue::resolve).toList();
        var at = points("--queries", queries, MOST_QUERIES);
        var own = new OwnFigure(read, points("--keys", keys, MOST_KEYS), at);
        if (file != null) {
            byte[] picture = Figure.draw(own.plot()).getBytes(StandardCharsets.UTF_8);
            WholeFile.write(file, stream -> stream.write(picture));
        }
        if (json) {
            terminal.say(JsonText.of(json(own, read, at)));
        } else {
            terminal.sayAll(lines(own, read, at));
        }
        return ExitCode.ANSWERED;
    }

    private static List<String> lines(OwnFigure own, List<Mechanism> read, List<List<BigFraction>> queries) {
        var lines = new ArrayList<String>();
        for (int index = 0; index < read.size(); index++) {
            lines.add(read.get(index).name());
            for (int query = 0; query < queries.size(); query++) {
                lines.add("  " + name(query, queries) + "  " + text(own.row(index, query)));
            }
        }
        lines.add("");
        lines.add("queries from (" + Numbers.fixed(own.window().low(), 2) + ", "
                + Numbers.fixed(own.window().low(), 2) + ") to ("
                + Numbers.fixed(own.window().high(), 2) + ", "
                + Numbers.fixed(own.window().high(), 2) + ") that share a row under "
                + read.getFirst().name());
        var shared = own.shared();
        for (int query = 0; query < shared.size(); query++) {
            lines.add("  " + name(query, queries) + "  " + found(own.row(0, query), shared.get(query)));
        }
        return lines;
    }

    private static String name(int query, List<List<BigFraction>> queries) {
        return "q" + (query + 1) + " = " + OwnFigure.text(queries.get(query));
    }

    private static String text(List<Enclosure> row) {
        return row.isEmpty()
                ? "no row"
                : row.stream().map(weight -> Numbers.fixed(weight.middle(), 4)).collect(Collectors.joining("  "));
    }

    private static String found(List<Enclosure> row, Optional<SharedSet> found) {
        if (row.isEmpty()) {
            return "no row";
        }
        if (found.isEmpty()) {
            return "the same as a query before it";
        }
        var set = found.get();
        if (!set.hasOthers()) {
            return "no other was found";
        }
        var parts = new ArrayList<String>();
        set.curves().stream().findFirst().ifPresent(curve -> parts.add("those of a curve" + such(curve.getFirst())));
        set.areas().stream().findFirst().ifPresent(area -> parts.add("those of an area" + such(area.getFirst())));
        return String.join(", ", parts);
    }

    private static String such(Spot spot) {
        return ", which holds about (" + Numbers.fixed(spot.x(), 4) + ", " + Numbers.fixed(spot.y(), 4) + ")";
    }

    private static ArrayNode json(OwnFigure own, List<Mechanism> read, List<List<BigFraction>> queries) {
        var answers = new ObjectMapper().createArrayNode();
        var shared = own.shared();
        for (int index = 0; index < read.size(); index++) {
            for (int query = 0; query < queries.size(); query++) {
                var node = answers.addObject();
                node.put("mechanism", read.get(index).name());
                node.put("query", OwnFigure.text(queries.get(query)));
                var row = node.putArray("row");
                own.row(index, query).forEach(weight -> row.add(weight.middle()));
                if (index == 0) {
                    shared.get(query).ifPresent(set -> {
                        node.put("curves", set.curves().size());
                        node.put("areas", !set.areas().isEmpty());
                    });
                }
            }
        }
        return answers;
    }

    private static List<List<BigFraction>> points(String option, String text, int most) {
        var points = Arrays.stream(text.split(";", -1))
                .map(point -> point(option, point))
                .toList();
        if (points.size() > most) {
            throw new BadInput(option + ": expected up to " + most + " points, got " + points.size());
        }
        return points;
    }

    private static List<BigFraction> point(String option, String text) {
        var parts = text.strip().split(",", -1);
        if (parts.length != WIDTH) {
            throw new BadInput(
                    option + ": expected points of two numbers such as 1,2; 3/2,0.5, got '" + text.strip() + "'");
        }
        try {
            return Arrays.stream(parts)
                    .map(part -> WrittenNumber.parse(option, part.strip()))
                    .toList();
        } catch (IllegalArgumentException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()));
        }
    }
}
