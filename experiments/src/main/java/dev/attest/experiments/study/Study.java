package dev.attest.experiments.study;

import dev.attest.theory.claim.Claim;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// An experiment that belongs to claims. Its class is named for what it would show; implementations are found
/// by [java.util.ServiceLoader]. Predictions follow from the settings alone, so they are stated before anything
/// runs; they, the figures and the tables are pure functions of stored results, so an audit can make them
/// again.
///
/// @param <S> its settings: a record of whole numbers, numbers and texts
public interface Study<S extends Record> {
    /// Its name on the command line and in file names, such as `e13`. Stays once published.
    String id();

    /// What is measured, in a line.
    String title();

    /// What it would show if its predictions hold, and why: a paragraph for a reader new to the subject.
    String shows();

    /// What it does not show, a sentence each.
    List<String> limits();

    /// The protocol, a sentence a step.
    List<String> protocol(S settings);

    /// The claims that it tests.
    List<Class<? extends Claim>> claims();

    S defaults(Scale scale);

    /// Sorted, no two alike.
    List<Trial> trials(S settings);

    /// Whether a trial trains something. The last bits of trained weights depend on the processor, so a trial
    /// that is run again on another one is compared as one more trial of its treatment, see
    /// [Interval#ofOneMore].
    default boolean trains() {
        return false;
    }

    /// Reads data and definitions once, so that trials can run.
    ///
    /// @throws BadInput where the settings or the data do not fit
    Experiment prepare(S settings, Optional<Path> data);

    /// What will be seen, for the settings and the kind of data that `inputs` names.
    List<Prediction> predictions(S settings, SortedMap<String, String> inputs);

    List<Plot> plots(Results results);

    List<Table> tables(Results results);

    /// The findings in sentences with their numbers, the most telling first.
    List<String> headlines(Results results);
}
