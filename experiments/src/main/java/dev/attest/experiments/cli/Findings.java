package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attest.experiments.artifact.ArtifactFolder;
import dev.attest.experiments.run.ResultsJson;
import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Settings;
import dev.attest.experiments.study.Study;
import dev.attest.theory.statement.Verdict;
import java.io.IOException;
import java.util.List;

/// What a study found, read back from an artifact: its headlines, and its predictions after the fact.
final class Findings {
    private final String title;
    private final String id;
    private final List<String> headlines;
    private final List<Judged> judged;

    private <S extends Record> Findings(Study<S> study, Results results) {
        var settings = Settings.with(study.defaults(results.scale()), results.settings());
        this.title = study.title();
        this.id = study.id();
        this.headlines = study.headlines(results);
        this.judged = study.predictions(settings, results.inputs()).stream()
                .map(prediction -> Judged.of(prediction, results))
                .toList();
    }

    private record Judged(String sentence, Judgement judgement) {
        static Judged of(Prediction prediction, Results results) {
            return new Judged(prediction.sentence(), prediction.judge(results));
        }
    }

    static Findings of(Study<?> study, ArtifactFolder folder) throws IOException {
        return new Findings(study, ResultsJson.read(folder.text("results/" + study.id() + ".json")));
    }

    /// A prediction that fails differs from what was expected; one that stays open was not asked for a
    /// decision.
    int exitCode() {
        return judged.stream().anyMatch(it -> it.judgement().verdict() == Verdict.FAILS)
                ? ExitCode.DIFFERENT
                : ExitCode.ANSWERED;
    }

    void print(Terminal terminal) {
        var palette = new Palette(terminal.colour());
        terminal.say(palette.strong(id) + "  " + title);
        headlines.forEach(
                line -> TextTable.wrapped(line, terminal.width() - 2).forEach(part -> terminal.say("  " + part)));
        var table = new TextTable(terminal.width());
        judged.forEach(it -> addRow(table, it, palette));
        terminal.sayAll(table.lines());
        terminal.say("");
    }

    private static void addRow(TextTable table, Judged it, Palette palette) {
        var verdict = it.judgement().verdict();
        table.row(
                new TextTable.Cell("  " + verdict, text -> palette.verdict(verdict, text)),
                TextTable.Cell.plain(it.sentence() + " " + it.judgement().figures()));
    }

    void addTo(ArrayNode array) {
        for (var it : judged) {
            array.addObject()
                    .put("study", id)
                    .put("prediction", it.sentence())
                    .put("verdict", it.judgement().verdict().toString())
                    .put("figures", it.judgement().figures());
        }
    }
}
