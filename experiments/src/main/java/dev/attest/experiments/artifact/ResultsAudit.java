package dev.attest.experiments.artifact;

import dev.attest.experiments.run.ResultsJson;
import dev.attest.experiments.run.StudyRun;
import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Seeds;
import dev.attest.experiments.study.Settings;
import dev.attest.experiments.study.Study;
import dev.attest.experiments.study.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Whether stored results are whole, and whether trials that are run again measure the same.
final class ResultsAudit<S extends Record> {
    private final Study<S> study;
    private final String path;
    private final String text;
    private final Results results;

    /// @throws DamagedFile if the text is not of results of the study
    ResultsAudit(Study<S> study, String path, String text) {
        this.study = study;
        this.path = path;
        this.text = text;
        results = StudyChapter.parse(path, text, study);
    }

    List<Problem> problems(AuditRequest request) {
        try {
            var problems = new ArrayList<Problem>();
            Difference.first(path, ResultsJson.write(results), text).ifPresent(problems::add);
            problems.addAll(missingTrials());
            if (request.trials() > 0) {
                problems.addAll(repeat(request));
            }
            return problems;
        } catch (BadInput misfit) {
            return List.of(new Problem(path, String.valueOf(misfit.getMessage())));
        }
    }

    private List<Problem> missingTrials() {
        var expected = study.trials(Settings.with(study.defaults(results.scale()), results.settings())).stream()
                .sorted()
                .toList();
        var stored = results.rows().stream().map(Results.Row::trial).toList();
        if (stored.equals(expected)) {
            return List.of();
        }
        return List.of(new Problem(
                path,
                "rows",
                "expected the " + expected.size() + " trials of the settings, got " + stored.size()
                        + (stored.size() == expected.size() ? " others" : "")));
    }

    private List<Problem> repeat(AuditRequest request) {
        var run = StudyRun.of(study, results.scale(), results.seed(), results.settings(), request.data());
        if (!run.inputs().equals(results.inputs())) {
            return List.of(new Problem(
                    path,
                    "inputs",
                    "trials can only be run again with the same data and definitions: expected " + results.inputs()
                            + ", got " + run.inputs()));
        }
        var problems = new ArrayList<Problem>();
        var rows = chosen(request.trials());
        request.progress().start(study.id() + ": trials run again", rows.size());
        for (var row : rows) {
            var again = run.run(row.trial());
            if (!again.equals(row) && !(study.trains() && new OneMoreTrial(results, row).allows(again))) {
                problems.add(new Problem(
                        path, place(row.trial()), "expected " + again.metrics() + ", got " + row.metrics()));
            }
            request.progress().step(1);
        }
        request.progress().close();
        return problems;
    }

    /// A sample that nobody chose: those whose derived seeds are least.
    private List<Results.Row> chosen(int count) {
        return results.rows().stream()
                .sorted(Comparator.comparingLong(row -> rank(row.trial())))
                .limit(count)
                .toList();
    }

    private static long rank(Trial trial) {
        return Seeds.derive(Seeds.derive(0, "audit", trial.block()), "audit", trial.treatment());
    }

    private static String place(Trial trial) {
        return "row " + trial.block() + " " + trial.treatment();
    }
}
