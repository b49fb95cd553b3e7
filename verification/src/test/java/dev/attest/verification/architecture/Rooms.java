package dev.attest.verification.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The rooms of the house, ground floor first: each imports only rooms that stand before it.
final class Rooms {
    private static final List<String> IN_ORDER = List.of(
            "theory.formula",
            "theory.scalar",
            "theory.statement",
            "theory.certificate",
            "theory.latex",
            "theory.coq",
            "theory.smt",
            "theory.solver",
            "theory.strategy",
            "theory.property",
            "theory.separation",
            "theory.claim",
            "theory.claims",
            "kernels",
            "models",
            "experiments.study",
            "experiments.data",
            "experiments.figure",
            "experiments.arrays",
            "experiments.run",
            "experiments.apply",
            "experiments.bench",
            "experiments.artifact",
            "experiments.studies",
            "experiments.cli");

    private Rooms() {}

    static ArchRule none(int number) {
        var later = IN_ORDER.subList(number + 1, IN_ORDER.size()).stream()
                .map(Rooms::packages)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(packages(IN_ORDER.get(number)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later)
                .as(IN_ORDER.get(number) + " knows nothing of the rooms above it")
                .allowEmptyShould(true);
    }

    /// One rule for each room that has rooms above it.
    static Stream<ArchRule> rules() {
        return IntStream.range(0, IN_ORDER.size() - 1).mapToObj(Rooms::none);
    }

    /// Every class lives in a room.
    static boolean isKnown(String packageName) {
        return IN_ORDER.stream().anyMatch(room -> (packageName + ".").contains(".attest." + room + "."));
    }

    /// The packages of a room, below any root.
    static String packages(String room) {
        return "..attest." + room + "..";
    }
}
