package dev.attest.experiments.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.experiments.run.Json;
import dev.attest.kernels.Work;
import dev.attest.kernels.ceiling.Ceiling;
import java.util.Locale;
import java.util.OptionalDouble;

/// A report as JSON, with every sample: nanoseconds of a run, in the order of measuring; those of PyTorch and
/// of softmax stand at the place of the run that they took turns with.
public final class ReportJson {
    private ReportJson() {}

    public static String of(Report report) {
        var node = Json.object();
        node.put("format", "attest-bench-1");
        node.set("machine", of(report.machine()));
        node.put("threads", report.threads());
        node.set("ceiling", of(report.ceiling()));
        var rows = node.putArray("rows");
        report.rows().forEach(row -> rows.add(of(row, report.ceiling())));
        var growths = node.putArray("growths");
        report.growths().forEach(growth -> growths.add(of(growth)));
        var crossovers = node.putArray("crossovers");
        report.crossovers().forEach(crossover -> crossovers.add(of(crossover)));
        return Json.lines(node);
    }

    private static ObjectNode of(Machine machine) {
        return Json.object()
                .put("processor", machine.processor())
                .put("processors", machine.processors())
                .put("system", machine.system())
                .put("java", machine.java())
                .put("loops", machine.loops())
                .put("torch", machine.torch());
    }

    private static ObjectNode of(Ceiling ceiling) {
        return Json.object()
                .put("multiply-adds-per-ns", ceiling.multiplyAdds())
                .put("exponentials-per-ns", ceiling.exponentials())
                .put("bytes-per-ns", ceiling.bytes());
    }

    private static ObjectNode of(Row row, Ceiling ceiling) {
        var node = of(row.of());
        switch (row) {
            case Row.Wrong(var _, var objection) -> node.put("wrong", objection);
            case Row.Missing(var _, var reason) -> node.put("missing", reason);
            case Row.Measured measured -> {
                putIfThere(node, "share", measured.share(ceiling));
                of(measured.peer(), node);
                measured.ratios()
                        .ifPresent(ratios -> node.put("ratio", ratios.median())
                                .put("ratio-lower-quarter", ratios.lower())
                                .put("ratio-upper-quarter", ratios.upper()));
                node.put("median", measured.ours().median());
                node.set("ours", of(measured.ours()));
            }
        }
        return node;
    }

    private static void of(Row.Peer peer, ObjectNode node) {
        switch (peer) {
            case Row.Peer.Absent(var reason) -> node.put("no-torch", reason);
            case Row.Peer.Compared(var title, var theirs) -> {
                node.put("torch", title);
                node.set("theirs", of(theirs));
            }
        }
    }

    private static ObjectNode of(Case one) {
        var sizes = one.sizes();
        var node = Json.object()
                .put("mechanism", one.mechanism())
                .put("causal", one.causal())
                .put("pass", one.pass().name().toLowerCase(Locale.ROOT))
                .put("batch", sizes.batch())
                .put("heads", sizes.heads())
                .put("n", sizes.keys())
                .put("d", sizes.d())
                .put("way", one.way());
        one.work().ifPresent(work -> node.set("work", of(work)));
        return node;
    }

    private static ObjectNode of(Work work) {
        return Json.object()
                .put("multiply-adds", work.multiplyAdds())
                .put("exponentials", work.exponentials())
                .put("bytes", work.bytes());
    }

    private static ObjectNode of(Growth growth) {
        var node = Json.object()
                .put("case", growth.name())
                .put("exponent", growth.law().exponent());
        return node.put("standard-error", growth.law().standardError());
    }

    private static ObjectNode of(Crossover crossover) {
        var node = Json.object().put("case", crossover.name());
        var calibration = node.putArray("calibrated-at");
        crossover.calibration().forEach(calibration::add);
        putIfThere(node, "predicted", crossover.predicted());
        putIfThere(node, "measured", crossover.measured());
        var points = node.putArray("points");
        for (var point : crossover.points()) {
            var entry = points.addObject().put("n", point.n()).put("ratio", point.ratio());
            entry.set("ours", of(point.ours()));
            entry.set("softmax", of(point.softmax()));
        }
        return node;
    }

    private static void putIfThere(ObjectNode node, String name, OptionalDouble value) {
        value.ifPresent(number -> node.put(name, number));
    }

    private static ArrayNode of(Samples samples) {
        var array = Json.array();
        for (double value : samples.values()) {
            array.add(Math.round(value));
        }
        return array;
    }
}
