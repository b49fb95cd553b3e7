package dev.attest.experiments.artifact;

import dev.attest.experiments.figure.Figure;
import dev.attest.experiments.run.Json;
import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Settings;
import dev.attest.experiments.study.Study;
import dev.attest.experiments.study.Table;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Claims;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The section of one study: predictions first, then what was seen.
final class StudySection<S extends Record> {
    private final Study<S> study;
    private final Results results;
    private final boolean linked;
    private final S settings;
    private final List<Prediction> predictions;
    private final List<Judgement> judgements;
    private final SortedMap<String, String> files = new TreeMap<>();

    private StudySection(Study<S> study, Results results, boolean linked) {
        this.study = study;
        this.results = results;
        this.linked = linked;
        settings = Settings.with(study.defaults(results.scale()), results.settings());
        predictions = study.predictions(settings, results.inputs());
        judgements = predictions.stream()
                .map(prediction -> prediction.judge(results))
                .toList();
    }

    /// @param linked whether the report has a chapter of claims to link to
    /// @throws DamagedFile if the results are not of this study
    static Section render(Study<?> study, Results results, boolean linked) {
        try {
            return new StudySection<>(study, results, linked).render();
        } catch (BadInput | IllegalArgumentException misfit) {
            throw new DamagedFile("results/" + study.id() + ".json", String.valueOf(misfit.getMessage()));
        }
    }

    private Section render() {
        files.put("predictions/" + study.id() + ".json", judgementsJson());
        var html = Html.paragraph(study.shows())
                + claims()
                + predictionTable()
                + figures()
                + tables()
                + Html.heading("What this does not show")
                + Html.list(limits())
                + Html.details("Protocol", Html.list(study.protocol(settings)))
                + Html.details("Everything the numbers depend on", conditions());
        return new Section(study.id(), study.title(), headlines(), html, files);
    }

    private List<String> limits() {
        var limits = new ArrayList<>(study.limits());
        if (study.trains()) {
            limits.add(
                    "Networks are trained here, and the last bits of their weights depend on the processor. An audit that"
                            + " runs trials again compares them, where their bits differ, as one more trial of their treatment: each"
                            + " number has to lie where those of the other blocks let one more lie, at the level of three standard"
                            + " errors.");
        }
        return limits;
    }

    private String claims() {
        return tested().stream()
                .map(claim ->
                        linked ? Html.link(ClaimChapter.anchor(claim.id()), claim.title()) : Html.escape(claim.title()))
                .collect(Collectors.joining("; ", "<p>Tests: ", ".</p>\n"));
    }

    private List<Claim> tested() {
        return study.claims().stream().map(Claims::of).toList();
    }

    private List<String> headlines() {
        var headlines = new ArrayList<>(study.headlines(results));
        long held = count(Verdict.HOLDS);
        headlines.add(study.title() + ": " + held + " of " + judgements.size() + " predictions hold, "
                + count(Verdict.FAILS) + " fail, " + count(Verdict.UNDECIDED) + " are undecided at the scale '"
                + results.scale().id() + "'.");
        return headlines;
    }

    private long count(Verdict verdict) {
        return judgements.stream()
                .filter(judgement -> judgement.verdict() == verdict)
                .count();
    }

    private String predictionTable() {
        var rows = new ArrayList<List<String>>();
        for (int index = 0; index < predictions.size(); index++) {
            var judgement = judgements.get(index);
            rows.add(List.of(
                    Html.escape(predictions.get(index).sentence()),
                    Html.verdict(judgement.verdict().toString()),
                    Html.escape(judgement.figures())));
        }
        return Html.heading("Predictions, stated before the first trial, and what became of them")
                + Html.table("", List.of("Prediction", "Verdict", "Because"), rows);
    }

    private String figures() {
        var html = new StringBuilder();
        for (Plot plot : study.plots(results)) {
            var svg = Figure.draw(plot);
            files.put("figures/" + study.id() + "-" + plot.name() + ".svg", svg);
            html.append("<figure>\n")
                    .append(svg)
                    .append("<figcaption>")
                    .append(Html.escape(plot.caption()))
                    .append("</figcaption>\n</figure>\n");
        }
        return html.toString();
    }

    private String tables() {
        var html = new StringBuilder();
        for (Table table : study.tables(results)) {
            var rows = table.rows().stream()
                    .map(row -> row.stream().map(Html::escape).toList())
                    .toList();
            html.append(Html.table(table.caption(), table.columns(), rows));
        }
        return html.toString();
    }

    private String conditions() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("scale", results.scale().id()));
        rows.add(List.of("seed", Long.toString(results.seed())));
        results.settings().forEach((name, value) -> rows.add(List.of(Html.escape(name), Html.escape(value))));
        results.inputs()
                .forEach((name, value) ->
                        rows.add(List.of(Html.escape(name), "<code>" + Html.escape(value) + "</code>")));
        return Html.table("", List.of("Name", "Value"), rows);
    }

    private String judgementsJson() {
        var node = Json.object();
        node.put("study", study.id());
        var claims = node.putArray("claims");
        tested().forEach(claim -> claims.add(claim.id()));
        var array = node.putArray("predictions");
        for (int index = 0; index < predictions.size(); index++) {
            array.addObject()
                    .put("prediction", predictions.get(index).sentence())
                    .put("verdict", judgements.get(index).verdict().toString())
                    .put("because", judgements.get(index).figures());
        }
        return Json.lines(node);
    }
}
