package dev.attest.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.attest.experiments.CoinStudy;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyRunnerTest {
    @TempDir
    Path folder;

    @Test
    void resultsDoNotDependOnTheNumberOfThreads() throws Exception {
        assertEquals(
                ResultsJson.write(run("one", 1, 7, IfStarted.REFUSE)),
                ResultsJson.write(run("four", 4, 7, IfStarted.REFUSE)));
    }

    @Test
    void anotherSeedGivesOtherResults() throws Exception {
        assertNotEquals(
                run("one", 1, 7, IfStarted.REFUSE).rows(),
                run("two", 1, 8, IfStarted.REFUSE).rows());
    }

    @Test
    void resultsSurviveBeingWritten() throws Exception {
        var results = run("one", 2, 7, IfStarted.REFUSE);
        assertEquals(results, ResultsJson.read(ResultsJson.write(results)));
    }

    @Test
    void everyCutOfTheJournalResumesToTheSameResults() throws Exception {
        var whole = ResultsJson.write(run("j", 1, 7, IfStarted.REFUSE));
        var journal = Files.readAllBytes(folder.resolve("j"));
        for (int cut = 0; cut <= journal.length; cut++) {
            Files.write(folder.resolve("j"), Arrays.copyOf(journal, cut));
            assertEquals(whole, ResultsJson.write(run("j", 2, 7, IfStarted.RESUME)), "cut at " + cut);
        }
    }

    @Test
    void anInterruptedRunSaysSoAndKeepsItsJournal() throws Exception {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> run("j", 1, 7, IfStarted.REFUSE));
        assertEquals(8, run("j", 1, 7, IfStarted.RESUME).rows().size());
    }

    private Results run(String file, int threads, long seed, IfStarted ifStarted)
            throws IOException, InterruptedException {
        var run = StudyRun.of(new CoinStudy(), Scale.SMOKE, seed, Map.of(), Optional.empty());
        return new StudyRunner(threads, Progress.SILENT).run(run, folder.resolve(file), ifStarted);
    }
}
