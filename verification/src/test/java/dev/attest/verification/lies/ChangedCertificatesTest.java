package dev.attest.verification.lies;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.json.CertificateFile;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.property.Properties;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.RecurrenceGoal;
import dev.attest.theory.statement.Verdict;
import dev.attest.verification.refute.Refuters;
import dev.attest.verification.refute.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every field of every kind of certificate changed in turn: refused as unreadable, rejected, incomplete, or
/// harmless, which is shown or listed in `harmless.txt`. What became of every field is in
/// `target/changed-certificates.txt`.
class ChangedCertificatesTest {
    /// How many changes of each field of each certificate are tried.
    private static final int IN_A_FIELD = Integer.getInteger("attest.changes-in-a-field", 2);

    private static final int ALL_CHANGES = 1_000_000;
    private static final int TRIALS = 30;
    private static final Path REPORT = Path.of("target/changed-certificates.txt");
    private static final Changes CHANGES = new Changes(Samples.all());
    private static final ChangeReport OUTCOMES = new ChangeReport();
    private static final Set<Harmless> USED = new HashSet<>();

    static Stream<Evidence> samples() {
        return Samples.all().stream();
    }

    /// Where every change is tried, every entry of the list has to be one that is needed.
    @AfterAll
    static void writeTheTable() throws IOException {
        OUTCOMES.write(REPORT);
        if (IN_A_FIELD >= ALL_CHANGES) {
            var unused = new HashSet<>(Harmless.all());
            unused.removeAll(USED);
            assertEquals(Set.of(), unused);
        }
    }

    @Test
    void everyKindOfEvidenceAndEveryGoalIsChanged() {
        assertEquals(Set.of(), Samples.missing());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyChangeIsTurnedDownOrHarmless(Evidence truth) {
        assertAll(chosen(truth, CHANGES.of(truth)).stream().map(change -> () -> {
            var outcome = Outcome.of(truth, change);
            OUTCOMES.add(truth, change, outcome);
            assertEquals(Optional.empty(), harm(truth, change, outcome), () -> truth + "\n" + change + "\n" + outcome);
        }));
    }

    @Test
    void aConfirmedChangeThatNobodyListedIsSeen() {
        var truth = Samples.all().stream()
                .filter(sample -> sample.goal() instanceof Goal.RowsSumToOne)
                .findFirst()
                .orElseThrow();
        var file = new CertificateFile(truth.mechanism(), new Goal.ScaleInvariant(), truth.certificate());
        var change = new Change("goal.statement", "to scale-invariant", file.text());
        assertEquals(Outcome.OTHER_GOAL, Outcome.of(truth, change));
        assertEquals(Optional.empty(), harm(truth, change, Outcome.OTHER_GOAL));
        var elsewhere = new Change("format", "", file.text());
        assertTrue(harm(truth, elsewhere, Outcome.OTHER_GOAL).isPresent());
        var linear = Catalogue.mechanism("relu-linear");
        var wrong = new CertificateFile(linear, new Goal.DefinedEverywhere(), truth.certificate());
        assertTrue(doubt(truth, wrong).isPresent());
        assertFalse(isWeaker(truth.goal(), truth.goal()));
    }

    private static Optional<String> harm(Evidence truth, Change change, Outcome outcome) {
        if (outcome.isHarmlessByItself()) {
            return Optional.empty();
        }
        var listed = Harmless.find(outcome, truth.certificate().kind(), change);
        listed.ifPresent(USED::add);
        if (listed.isEmpty()) {
            return Optional.of("not listed: " + change.file());
        }
        return outcome == Outcome.OTHER_EVIDENCE ? Optional.empty() : doubt(truth, Outcome.read(change));
    }

    /// Why another statement that was confirmed may be false: it is not weaker than the old one and something
    /// else is said of the definition, or numbers contradict it. Where nothing is said numbers alone are asked.
    private static Optional<String> doubt(Evidence truth, CertificateFile file) {
        var own = Properties.find(file.goal().property()).orElseThrow().decide(file.mechanism());
        boolean known = own.goal().equals(Optional.of(file.goal()))
                || isWeaker(file.goal(), truth.goal())
                || own.verdict() == file.goal().verdict()
                || own.verdict() == Verdict.UNDECIDED;
        if (!known) {
            return Optional.of(file.goal().words() + ", not " + own.goal().map(Goal::words));
        }
        var refuters = Refuters.of(file.goal().property());
        return IntStream.range(0, TRIALS)
                .mapToObj(number -> Trial.draw(file.mechanism(), number))
                .flatMap(trial -> refuters.stream().flatMap(refuter -> refuter.refute(file.goal(), trial).stream()))
                .findFirst();
    }

    /// Less is said under the same condition.
    private static boolean isWeaker(Goal goal, Goal than) {
        return than instanceof Goal.Injective injective && goal.equals(new Goal.Injective(injective.when(), false))
                || than instanceof RecurrenceGoal.Local local
                        && goal.equals(new RecurrenceGoal.Local(local.when(), false));
    }

    /// The same for every run: of each field changes at equal distances, from a place that depends on the field
    /// and the certificate.
    private static List<Change> chosen(Evidence truth, List<Change> changes) {
        var fields = new LinkedHashMap<String, List<Change>>();
        changes.forEach(change ->
                fields.computeIfAbsent(change.field(), key -> new ArrayList<>()).add(change));
        return fields.entrySet().stream()
                .flatMap(field -> chosen(truth.toString() + field.getKey(), field.getValue()))
                .toList();
    }

    private static Stream<Change> chosen(String seed, List<Change> changes) {
        int count = Math.min(IN_A_FIELD, changes.size());
        int start = count == changes.size() ? 0 : Math.floorMod(seed.hashCode(), changes.size());
        return IntStream.range(0, count)
                .mapToObj(number -> (start + (long) number * changes.size() / count) % changes.size())
                .map(at -> changes.get(at.intValue()));
    }
}
