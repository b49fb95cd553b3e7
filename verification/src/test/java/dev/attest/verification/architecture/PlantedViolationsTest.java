package dev.attest.verification.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.attest.theory.property.Property;
import dev.attest.verification.planted.attest.kernels.FastPath;
import dev.attest.verification.planted.attest.nowhere.Unmarked;
import dev.attest.verification.planted.attest.theory.certificate.AsksHowItWasFound;
import dev.attest.verification.planted.attest.theory.certificate.ReadsJson;
import dev.attest.verification.planted.attest.theory.formula.LooksUpstairs;
import dev.attest.verification.planted.attest.theory.property.Forgotten;
import dev.attest.verification.planted.attest.theory.property.OpenByAccident;
import dev.attest.verification.planted.attest.theory.scalar.ParsesWhereNoneBelongs;
import dev.attest.verification.planted.attest.theory.solver.DrawsFromAThread;
import dev.attest.verification.planted.attest.theory.solver.DrawsFromMath;
import dev.attest.verification.planted.attest.theory.solver.DrawsFromRandom;
import dev.attest.verification.planted.attest.theory.solver.DrawsWithoutSeed;
import dev.attest.verification.planted.attest.theory.solver.HandsOutTheTimer;
import dev.attest.verification.planted.attest.theory.solver.ReadsTheClock;
import dev.attest.verification.planted.attest.theory.solver.ReadsTheTimer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule turns down the class planted against it, and no other.
class PlantedViolationsTest {
    private static final List<Class<?>> ROOMS = List.of(LooksUpstairs.class, AsksHowItWasFound.class);
    private static final List<Class<?>> TRUSTED =
            List.of(LooksUpstairs.class, AsksHowItWasFound.class, ReadsJson.class, ParsesWhereNoneBelongs.class);

    @Test
    void aRoomThatLooksUpstairsIsSeen() {
        for (var planted : ROOMS) {
            assertTrue(Rooms.rules().anyMatch(rule -> breaks(rule, planted)), planted.getName());
        }
        assertFalse(Rooms.rules().anyMatch(rule -> breaks(rule, FastPath.class)));
    }

    @Test
    void aTrustedClassThatIsNotPlainIsSeen() {
        for (var planted : TRUSTED) {
            assertTrue(breaks(Rules.trustedBaseIsPlain(), planted), planted.getName());
        }
        assertFalse(breaks(Rules.trustedBaseIsPlain().allowEmptyShould(true), OpenByAccident.class));
    }

    @Test
    void anOpenClassIsSeen() {
        assertTrue(breaks(Rules.classesAreClosed(), OpenByAccident.class));
        assertFalse(breaks(Rules.classesAreClosed(), FastPath.class));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                DrawsFromMath.class,
                DrawsFromAThread.class,
                DrawsFromRandom.class,
                DrawsWithoutSeed.class,
                ReadsTheClock.class,
                ReadsTheTimer.class,
                HandsOutTheTimer.class
            })
    void hiddenChanceAndTimeAreSeen(Class<?> planted) {
        assertTrue(breaks(Rules.nothingIsLeftToChance(), planted));
    }

    @Test
    void aClassWithoutChanceIsLeftAlone() {
        assertFalse(breaks(Rules.nothingIsLeftToChance(), FastPath.class));
    }

    @Test
    void anUnmarkedPackageIsSeen() {
        assertTrue(breaks(Rules.packagesAreNullMarked(), Unmarked.class));
        assertFalse(breaks(Rules.packagesAreNullMarked(), FastPath.class));
    }

    @Test
    void aStrayPackageIsSeen() {
        assertFalse(Rooms.isKnown(Unmarked.class.getPackageName()));
        assertTrue(Rooms.isKnown(FastPath.class.getPackageName()));
    }

    @Test
    void aForgottenImplementationIsSeen() {
        assertEquals(Set.of(Forgotten.class.getName()), Services.forgotten(classes(Forgotten.class), Property.class));
    }

    private static boolean breaks(ArchRule rule, Class<?> planted) {
        return rule.evaluate(classes(planted)).hasViolation();
    }

    private static JavaClasses classes(Class<?> planted) {
        return new ClassFileImporter().importClasses(planted);
    }
}
