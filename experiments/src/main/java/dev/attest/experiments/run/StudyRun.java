package dev.attest.experiments.run;

import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Seeds;
import dev.attest.experiments.study.Settings;
import dev.attest.experiments.study.Study;
import dev.attest.experiments.study.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// A study with its settings chosen: everything that decides what is measured.
public final class StudyRun<S extends Record> {
    private final Study<S> study;
    private final Scale scale;
    private final long seed;
    private final S settings;
    private final Experiment experiment;

    private StudyRun(Study<S> study, Scale scale, long seed, S settings, Experiment experiment) {
        this.study = study;
        this.scale = scale;
        this.seed = seed;
        this.settings = settings;
        this.experiment = experiment;
    }

    /// @param changes settings other than the defaults of the scale
    /// @param data    the folder of data sets, if the user has one
    /// @throws dev.attest.experiments.study.BadInput where the settings or the data do not fit
    public static <S extends Record> StudyRun<S> of(
            Study<S> study, Scale scale, long seed, Map<String, String> changes, Optional<Path> data) {
        var settings = Settings.with(study.defaults(scale), changes);
        return new StudyRun<>(study, scale, seed, settings, study.prepare(settings, data));
    }

    public Study<S> study() {
        return study;
    }

    public S settings() {
        return settings;
    }

    /// The kind of data, and digests of data and definitions.
    public SortedMap<String, String> inputs() {
        return experiment.inputs();
    }

    public List<Trial> trials() {
        return study.trials(settings).stream().sorted().toList();
    }

    /// A pure function of study, settings, inputs, seed and trial.
    public Results.Row run(Trial trial) {
        return new Results.Row(trial, measure(trial));
    }

    Results results(List<Results.Row> rows) {
        return new Results(study.id(), scale, seed, Settings.texts(settings), experiment.inputs(), rows);
    }

    JournalHeader header() {
        var code = CodeDigest.of(List.of(study.getClass(), StudyRun.class));
        return new JournalHeader(study.id(), scale, seed, Settings.texts(settings), experiment.inputs(), code);
    }

    private SortedMap<String, Double> measure(Trial trial) {
        var seedOfBlock = Seeds.derive(seed, study.getClass().getName(), trial.block());
        return experiment.run(trial, new Randomness(seedOfBlock));
    }
}
