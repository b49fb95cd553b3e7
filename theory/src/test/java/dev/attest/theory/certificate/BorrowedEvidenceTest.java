package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.json.CertificateFile;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One certificate for each kind of evidence and of goal, as `check --certificates` writes them: none shows its
/// goal of a mechanism of which the opposite is true, neither as it stands nor with the form and the features
/// of that mechanism in the place of its own.
class BorrowedEvidenceTest {
    private static final List<List<String>> OPPOSITES = Stream.of(
                    "defined-everywhere undefined-somewhere",
                    "rows-sum-to-one some-row-sums-otherwise",
                    "non-negative some-weight-negative",
                    "scale-sensitive scale-invariant",
                    "injective never-injective",
                    "rank-at-most rank-unbounded",
                    "separable never-separable",
                    "full-rank never-full-rank",
                    "retrieval-budget no-retrieval-budget",
                    "local-mass-budget no-local-mass-budget",
                    "translation-invariant some-translation-seen",
                    "permutation-equivariant some-permutation-seen",
                    "replication-invariant some-copy-seen",
                    "within-hull some-output-outside-hull",
                    "bounded-gradient unbounded-gradient",
                    "constant-gradient unbounded-gradient",
                    "entropy-floor entropy-without-floor",
                    "disperses does-not-disperse",
                    "constant-state growing-state",
                    "forms-agree forms-differ",
                    "local not-local",
                    "local no-zero-keys",
                    "not-local no-zero-keys",
                    "tracks-parity tracks-no-parity")
            .map(pair -> List.of(pair.split(" ")))
            .toList();

    /// A mechanism, what is true of it, and what evidence on it mentions.
    record Truths(String mechanism, Optional<RowForm> form, Optional<FeatureBlock> block, Set<String> statements) {
        boolean contradict(String statement) {
            return OPPOSITES.stream()
                    .anyMatch(pair -> pair.contains(statement)
                            && pair.stream().anyMatch(other -> !other.equals(statement) && statements.contains(other)));
        }

        @Override
        public String toString() {
            return mechanism;
        }
    }

    /// A file in one line, read where it is asked for.
    record Line(String statement, String text) {
        CertificateFile file() {
            return CertificateFile.parse(text.getBytes(StandardCharsets.UTF_8), "evidence");
        }

        @Override
        public String toString() {
            return statement;
        }
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(BorrowedEvidenceTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Polynomials of one mechanism.
    record Reader(Map<String, SignSet> symbols) {
        static Reader of(String mechanism) {
            var symbols = new HashMap<>(NormalForm.parameterSigns(Catalogue.mechanism(mechanism)));
            symbols.put("$S", RowForm.SUM.signs());
            return new Reader(symbols);
        }

        RowForm form(String[] parts) {
            return new RowForm(read(parts[0]), read(parts[1]), read(parts[2]));
        }

        FeatureBlock block(String[] parts) {
            return new FeatureBlock(words(parts[0]), words(parts[1]), read(parts[2]), read(parts[3]));
        }

        private Polynomial read(String text) {
            return IndexNotation.read(text, symbols);
        }
    }

    private static Optional<String[]> parts(String paragraph, String key) {
        return paragraph
                .lines()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length()).strip().split(" *[|] *", -1))
                .findFirst();
    }

    static Stream<Truths> mechanisms() {
        return Arrays.stream(resource("truths.txt").split("\n\n")).skip(1).map(BorrowedEvidenceTest::truths);
    }

    private static Truths truths(String paragraph) {
        var name = parts(paragraph, "mechanism").orElseThrow()[0];
        var reader = Reader.of(name);
        return new Truths(
                name,
                parts(paragraph, "form").map(reader::form),
                parts(paragraph, "block").map(reader::block),
                Set.copyOf(words(parts(paragraph, "true").orElseThrow()[0])));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }

    static List<Line> evidence() {
        return resource("evidence.jsonl")
                .lines()
                .map(line -> new Line(line.replaceAll(".*\"statement\":\"([^\"]*)\".*", "$1"), line))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void everyTruthIsTheOppositeOfEvidenceAndOfNoOtherTruth(Truths truths) {
        for (var truth : truths.statements()) {
            assertFalse(truths.contradict(truth), truth);
            var alone = new Truths(truths.mechanism(), truths.form(), truths.block(), Set.of(truth));
            assertTrue(evidence().stream().anyMatch(line -> alone.contradict(line.statement())), truth);
        }
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void evidenceShowsNothingOfAMechanismOfWhichTheOppositeIsTrue(Truths truths) {
        var mechanism = Catalogue.mechanism(truths.mechanism());
        var shown = new ArrayList<String>();
        for (var line : evidence()) {
            if (truths.contradict(line.statement())) {
                var file = line.file();
                var goal = file.goal();
                for (var certificate : forged(file.certificate(), truths)) {
                    if (Checker.check(mechanism, goal, certificate) instanceof Confirmed) {
                        shown.add(goal.words() + " by " + certificate);
                    }
                }
            }
        }
        assertEquals(List.of(), shown);
    }

    private static Set<Certificate> forged(Certificate certificate, Truths truths) {
        return new LinkedHashSet<>(List.of(certificate, (Certificate) with(certificate, truths)));
    }

    /// The value with the form and the block of another mechanism in the place of each of its own.
    private static Object with(Object value, Truths truths) {
        return switch (value) {
            case RowForm own -> truths.form().orElse(own);
            case FeatureBlock own -> truths.block().orElse(own);
            case List<?> list -> list.stream().map(part -> with(part, truths)).toList();
            case Optional<?> part -> part.map(it -> with(it, truths));
            case Certificate certificate -> rebuilt((Record) certificate, truths);
            case AnalyticEvidence.ScorePart part -> rebuilt(part, truths);
            default -> value;
        };
    }

    private static Object rebuilt(Record certificate, Truths truths) {
        var components = certificate.getClass().getRecordComponents();
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var values = new Object[components.length];
            for (int place = 0; place < components.length; place++) {
                values[place] = with(components[place].getAccessor().invoke(certificate), truths);
            }
            return certificate.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
