package dev.attest.experiments.artifact;

import dev.attest.experiments.run.IfStarted;
import dev.attest.experiments.run.ResultsJson;
import dev.attest.experiments.run.StudyRun;
import dev.attest.experiments.run.StudyRunner;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Study;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The studies: `results/ID.json` is stored; figures, tables and judgements are rendered from it.
public final class StudyChapter implements Chapter {
    private static final String START = "results/";
    private static final String END = ".json";

    private final List<Study<?>> studies;

    /// @param studies those that it knows, whichever of them an artifact holds
    public StudyChapter(List<Study<?>> studies) {
        this.studies = List.copyOf(studies);
    }

    @Override
    public void produce(Production production) throws IOException, InterruptedException {
        var request = production.request();
        var runs = new ArrayList<StudyRun<?>>();
        for (var id : request.studies()) {
            runs.add(start(named(id), request));
        }
        var runner = new StudyRunner(request.threads(), production.progress());
        for (var run : runs) {
            var journal = production.journals().resolve(run.study().id() + ".jsonl");
            var results = runner.run(run, journal, IfStarted.RESUME);
            production.folder().write(path(run.study().id()), ResultsJson.write(results));
        }
    }

    @Override
    public boolean owns(String path) {
        return studies.stream().anyMatch(study -> path.equals(path(study.id())));
    }

    @Override
    public List<Section> render(ArtifactFolder folder) throws IOException {
        var sections = new ArrayList<Section>();
        for (var study : studies) {
            if (folder.has(path(study.id()))) {
                sections.add(StudySection.render(study, read(folder, study), ClaimChapter.isIn(folder)));
            }
        }
        return sections;
    }

    @Override
    public List<Problem> audit(ArtifactFolder folder, AuditRequest request) throws IOException {
        var problems = new ArrayList<Problem>();
        for (var study : studies) {
            var path = path(study.id());
            if (folder.has(path)) {
                problems.addAll(audit(folder, study, path, request));
            }
        }
        return problems;
    }

    private static List<Problem> audit(ArtifactFolder folder, Study<?> study, String path, AuditRequest request)
            throws IOException {
        try {
            return new ResultsAudit<>(study, path, folder.text(path)).problems(request);
        } catch (DamagedFile leftToRendering) {
            return List.of();
        }
    }

    static Results read(ArtifactFolder folder, Study<?> study) throws IOException {
        var path = path(study.id());
        return parse(path, folder.text(path), study);
    }

    static Results parse(String path, String text, Study<?> study) {
        try {
            var results = ResultsJson.read(text);
            if (!results.study().equals(study.id())) {
                throw new DamagedFile(path, "field study: expected " + study.id() + ", got " + results.study());
            }
            return results;
        } catch (IllegalArgumentException malformed) {
            throw new DamagedFile(path, String.valueOf(malformed.getMessage()));
        }
    }

    private static <S extends Record> StudyRun<S> start(Study<S> study, ReproductionRequest request) {
        var changes = request.changes().getOrDefault(study.id(), Map.of());
        return StudyRun.of(study, request.scale(), request.seed(), changes, request.data());
    }

    private Study<?> named(String id) {
        return studies.stream()
                .filter(study -> study.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("study: expected one that is known, got " + id));
    }

    private static String path(String id) {
        return START + id + END;
    }
}
