package dev.attest.experiments.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.CoinStudy;
import dev.attest.experiments.run.IfStarted;
import dev.attest.experiments.run.Progress;
import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditTest {
    private static final List<Chapter> CHAPTERS = List.of(new StudyChapter(List.of(new CoinStudy())));

    @TempDir
    Path folder;

    private ArtifactFolder artifact;

    @BeforeEach
    void makeAnArtifact() throws Exception {
        artifact = make("artifact", IfStarted.REFUSE);
    }

    @Test
    void anUntouchedArtifactHolds() throws IOException {
        assertEquals(List.of(), audit());
        assertEquals(
                List.of(
                        "figures/coin-heads.svg",
                        "manifest.json",
                        "predictions/coin.json",
                        "report.html",
                        "results/coin.json",
                        "run.json"),
                artifact.files());
    }

    @Test
    void aChangedByteIsFoundInEveryFileAtEveryPlace() throws IOException {
        for (var path : artifact.files()) {
            var file = artifact.root().resolve(path);
            var content = Files.readAllBytes(file);
            for (int place = 0; place < content.length; place += 1 + content.length / 60) {
                assertNamed(path, file, content, place);
            }
            assertNamed(path, file, content, content.length - 1);
            Files.write(file, content);
        }
        assertEquals(List.of(), audit());
    }

    @Test
    void aMissingFileIsFoundWhicheverItIs() throws IOException {
        for (var path : artifact.files()) {
            if (!path.equals("manifest.json")) {
                var content = artifact.bytes(path);
                Files.delete(artifact.root().resolve(path));
                assertNames(path);
                Files.write(artifact.root().resolve(path), content);
            }
        }
    }

    @Test
    void anExtraFileIsFound() throws IOException {
        artifact.write("notes/extra.txt", "x");
        assertNames("notes/extra.txt");
    }

    @Test
    void aForgedManifestDoesNotHideAForgedResult() throws IOException {
        var path = "results/coin.json";
        artifact.write(path, artifact.text(path).replaceFirst("\"heads\":0", "\"heads\":1"));
        artifact.write("manifest.json", Manifest.of(artifact));
        assertNames("report.html");
        assertNames("predictions/coin.json");
    }

    @Test
    void aConsistentForgeryIsFoundByRunningTrialsAgain() throws IOException {
        var path = "results/coin.json";
        artifact.write(path, artifact.text(path).replaceFirst("\"heads\":0", "\"heads\":1"));
        artifact.write(Rendering.of(artifact, CHAPTERS));
        artifact.write("manifest.json", Manifest.of(artifact));
        var problems = new Audit(CHAPTERS).check(artifact, new AuditRequest(8, Optional.empty(), Progress.SILENT));
        assertTrue(problems.stream()
                .anyMatch(problem ->
                        problem.file().equals(path) && problem.place().startsWith("row")));
    }

    @Test
    void runningTrialsAgainFindsNothingWrongWithAnHonestArtifact() throws IOException {
        assertEquals(
                List.of(), new Audit(CHAPTERS).check(artifact, new AuditRequest(8, Optional.empty(), Progress.SILENT)));
    }

    @Test
    void aTrialLeftOutIsFound() throws IOException {
        var path = "results/coin.json";
        artifact.write(path, artifact.text(path).replaceFirst("    \\{\"block\":\\{\"run\":\"0\"\\}[^\n]*\n", ""));
        artifact.write(Rendering.of(artifact, CHAPTERS));
        artifact.write("manifest.json", Manifest.of(artifact));
        assertNames(path);
    }

    @Test
    void twoRunsDifferInRunJsonAlone() throws Exception {
        var other = make("other", IfStarted.REFUSE);
        assertEquals(artifact.files(), other.files());
        for (var path : artifact.files()) {
            if (!path.equals("run.json")) {
                assertArrayEquals(artifact.bytes(path), other.bytes(path), path);
            }
        }
    }

    @Test
    void anUnfinishedRunIsNotThrownAwayUnasked() throws Exception {
        Files.createDirectories(folder.resolve("third.partial"));
        var refused = assertThrows(BadInput.class, () -> make("third", IfStarted.REFUSE));
        assertTrue(String.valueOf(refused.getMessage()).contains("--resume"));
        assertArrayEquals(
                artifact.bytes("manifest.json"), make("third", IfStarted.RESUME).bytes("manifest.json"));
        assertFalse(Files.exists(folder.resolve("third.partial")));
    }

    @Test
    void anArtifactIsReplacedByANewOne() throws Exception {
        artifact.write("notes.txt", "left from before");
        assertFalse(make("artifact", IfStarted.REFUSE).has("notes.txt"));
    }

    @Test
    void otherPeoplesFoldersAreLeftAlone() throws Exception {
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/thesis.tex"), "x");
        assertThrows(BadInput.class, () -> make("mine", IfStarted.RESTART));
        assertEquals("x", Files.readString(folder.resolve("mine/thesis.tex")));
    }

    @Test
    void aFolderThatIsNoArtifactIsSaidToBeNone() {
        var refused = assertThrows(BadInput.class, () -> ArtifactFolder.existing(folder));
        assertEquals(
                folder + ": expected an artifact, a folder with manifest.json, got a folder without one",
                refused.getMessage());
    }

    private ArtifactFolder make(String name, IfStarted ifStarted) throws IOException, InterruptedException {
        var request = new ReproductionRequest(
                folder.resolve(name), Scale.SMOKE, 7, List.of("coin"), Map.of(), Optional.empty(), ifStarted, 2);
        return new Reproduction(CHAPTERS).make(request, Progress.SILENT);
    }

    private List<Problem> audit() throws IOException {
        return new Audit(CHAPTERS).check(artifact, AuditRequest.usual());
    }

    private void assertNamed(String path, Path file, byte[] content, int place) throws IOException {
        var changed = content.clone();
        changed[place] ^= 1;
        Files.write(file, changed);
        assertNames(path);
    }

    private void assertNames(String path) throws IOException {
        var problems = audit();
        assertTrue(problems.stream().anyMatch(problem -> problem.file().equals(path)), () -> path + " in " + problems);
    }
}
