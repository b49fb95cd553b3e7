package dev.attest.verification.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.statement.Goal;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// How much code stands behind a confirmed certificate, by its kind: the files of all classes that a checker
/// loads to confirm samples of it. What it does not load cannot make it say yes.
final class ReachOfTheCheckerTest {
    /// What it is now, in lines of code. Where it has to grow the number is changed here, for everybody to see.
    private static final int MOST_OF_ALL = 17_940;

    /// Behind what shows itself at a point, by evaluation.
    private static final int MOST_OF_A_WITNESS = 5_200;

    private static final Set<String> WITNESSES = Set.of("row-at-point", "undefined-point");
    private static final int FEWEST_KINDS = 68;

    private static final Map<String, Set<String>> REACHED = reached();

    @Test
    void theReachOfTheCheckerDoesNotGrowUnnoticed() {
        var sources = new Sources();
        var reached = REACHED;
        var sizes = new TreeMap<String, Sources.Size>();
        reached.forEach((kind, classes) -> sizes.put(kind, sources.size(classes)));
        var all = union(reached);
        System.out.println("the checker reaches " + sources.size(all) + ", for every kind of certificate "
                + sources.size(shared(reached)) + "\n" + table(sizes) + "\n" + table(sources.byPackage(all))
                + "\nin the same packages, reached by none of these:\n  " + String.join(" ", sources.others(all)));
        assertTrue(reached.size() >= FEWEST_KINDS, "kinds of certificates: " + reached.size());
        assertAtMost(MOST_OF_ALL, sources.size(all));
        WITNESSES.forEach(kind -> assertAtMost(MOST_OF_A_WITNESS, sizes.get(kind)));
    }

    @Test
    void aWitnessOfNumbersReachesNoTheoremAndNoNormalForm() {
        var reached = REACHED;
        for (var kind : WITNESSES) {
            assertFalse(reached.get(kind).stream().anyMatch(name -> name.contains(".theorem.")), kind);
            assertFalse(reached.get(kind).contains("dev.attest.theory.formula.normal.Normalizer"), kind);
        }
        assertTrue(reached.get("injectivity").stream().anyMatch(name -> name.contains(".theorem.")));
        assertTrue(reached.get("identity").contains("dev.attest.theory.formula.normal.Normalizer"));
    }

    @Test
    void whatIsNotShownIsNotConfirmed() {
        var mechanism = MechanismReader.parse("weight = 1 / dot(q, k)", "planted.attn");
        var confirming = new Confirming();
        assertFalse(confirming.confirms(mechanism, new Goal.DefinedEverywhere(), new Certificate.DomainSigns()));
        assertTrue(new Confirming()
                .confirms(
                        MechanismReader.parse("weight = 1 / (1 + dot(q, k)^2)", "planted.attn"),
                        new Goal.DefinedEverywhere(),
                        new Certificate.DomainSigns()));
        assertTrue(confirming.classes().contains("dev.attest.theory.certificate.Checker"));
        assertFalse(confirming.classes().contains("dev.attest.theory.certificate.json.CertificateFile"));
    }

    /// The classes behind each kind of certificate.
    private static Map<String, Set<String>> reached() {
        var reached = new TreeMap<String, Set<String>>();
        Samples.byKind().forEach((kind, samples) -> {
            var confirming = new Confirming();
            samples.forEach(sample ->
                    assertTrue(confirming.confirms(sample.mechanism(), sample.goal(), sample.certificate()), kind));
            reached.put(kind, confirming.classes());
        });
        return reached;
    }

    private static Set<String> union(Map<String, Set<String>> reached) {
        return reached.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> shared(Map<String, Set<String>> reached) {
        var shared = new TreeSet<>(union(reached));
        reached.values().forEach(shared::retainAll);
        return shared;
    }

    private static String table(Map<String, Sources.Size> sizes) {
        return sizes.entrySet().stream()
                .sorted(Comparator.comparing(row -> row.getValue().lines()))
                .map(row -> String.format(
                        Locale.ROOT,
                        "  %6d lines %4d files  %s",
                        row.getValue().lines(),
                        row.getValue().files(),
                        row.getKey()))
                .collect(Collectors.joining("\n"));
    }

    private static void assertAtMost(int most, Sources.Size size) {
        assertEquals(Math.min(most, size.lines()), size.lines(), "lines of code, at most " + most + ": " + size);
    }
}
