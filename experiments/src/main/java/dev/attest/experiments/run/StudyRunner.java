package dev.attest.experiments.run;

import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Runs the trials of a study, several at a time. Each is a pure function of its parameters and seed, and
/// results are sorted, so neither the number of threads nor an interruption changes a bit of them.
public final class StudyRunner {
    private final int threads;
    private final Progress progress;

    public StudyRunner(int threads, Progress progress) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: expected at least 1, got " + threads);
        }
        this.threads = threads;
        this.progress = progress;
    }

    /// Runs what the journal does not have yet.
    ///
    /// @throws dev.attest.experiments.study.BadInput if the journal cannot be used
    /// @throws InterruptedException                  if interrupted; the journal keeps what was finished
    public Results run(StudyRun<?> run, Path journalFile, IfStarted ifStarted)
            throws IOException, InterruptedException {
        try (var journal = Journal.open(journalFile, run.header(), ifStarted)) {
            if (journal.dropped() > 0) {
                progress.note(journalFile + ": " + journal.dropped() + " bytes of an unfinished line dropped");
            }
            var trials = run.trials();
            progress.start(run.study().id() + ": " + run.study().title(), trials.size());
            progress.step(
                    trials.stream().filter(journal.finished()::containsKey).count());
            execute(run, journal, missing(trials, journal));
            var finished = journal.finished();
            return run.results(trials.stream().map(finished::get).toList());
        } catch (ClosedByInterruptException interrupted) {
            Thread.interrupted();
            throw new InterruptedException("journal: " + journalFile);
        } finally {
            progress.close();
        }
    }

    private static List<Trial> missing(List<Trial> trials, Journal journal) {
        var finished = journal.finished();
        return trials.stream().filter(trial -> !finished.containsKey(trial)).toList();
    }

    private void execute(StudyRun<?> run, Journal journal, List<Trial> trials)
            throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("trial-", 0).factory());
        try {
            var ended = new ExecutorCompletionService<Results.Row>(pool);
            trials.forEach(trial -> ended.submit(() -> run.run(trial)));
            for (int count = 0; count < trials.size(); count++) {
                journal.append(ended.take().get());
                progress.step(1);
            }
        } catch (ExecutionException failure) {
            throw unwrapped(failure);
        } finally {
            pool.shutdownNow();
        }
    }

    private static RuntimeException unwrapped(ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException cause -> cause;
            case Error cause -> throw cause;
            case IOException cause -> new UncheckedIOException(cause);
            case null, default -> new IllegalStateException("trial: expected results", failure);
        };
    }
}
