package dev.attest.verification.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.attest.experiments.study.Study;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.property.Property;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.attest.theory", "dev.attest.kernels", "dev.attest.models", "dev.attest.experiments");

    static Stream<ArchRule> rooms() {
        return Rooms.rules();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void roomsImportOnlyRoomsBelowThem(ArchRule rule) {
        rule.check(HOUSE);
    }

    @Test
    void everyPackageBelongsToARoom() {
        var strays = HOUSE.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !Rooms.isKnown(name) && !name.equals("dev.attest.experiments"))
                .distinct()
                .toList();
        assertEquals(Set.of(), Set.copyOf(strays));
    }

    @Test
    void theTrustedBaseIsPlain() {
        Rules.trustedBaseIsPlain().check(HOUSE);
    }

    @Test
    void classesAreClosed() {
        Rules.classesAreClosed().check(HOUSE);
    }

    @Test
    void nothingIsLeftToChance() {
        Rules.nothingIsLeftToChance().check(HOUSE);
    }

    @Test
    void packagesAreNullMarked() {
        Rules.packagesAreNullMarked().check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyImplementationIsFound(Class<?> service) {
        assertFalse(Services.found(service).isEmpty());
        assertEquals(Set.of(), Services.forgotten(HOUSE, service));
    }

    static Stream<Class<?>> services() {
        return Stream.of(Property.class, Claim.class, Study.class);
    }

    @Test
    void theImportSawTheWholeHouse() {
        assertTrue(HOUSE.contain("dev.attest.theory.certificate.Checker"));
        assertTrue(HOUSE.contain("dev.attest.kernels.reference.ReferenceAttention"));
        assertTrue(HOUSE.contain("dev.attest.experiments.study.Study"));
    }
}
