package dev.attest.theory.claims.superiority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.claim.Claims;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NumberedStatementsTest {
    /// Every number of the reconstruction; all but the last begin with `P1-`.
    private static final String NUMBERS =
            "T1 T2 T3 I1 I2 I3 I4 I5 I6 R1 R2 R3 R4 R5 S0 S1 S2 S3 S4 S5 S6 S7 S7b S8 La Lb Lc "
                    + "Ld Le THM-S THM-S-asym THM-X THM-R X0 X1 X2 X3 X4 NEG-1 NEG-2 U1 U2 U3 U4 U5 U6 U7 U8 PX-1";

    @Test
    void everyNumberedStatementHasAPlaceAndNothingElseHas() {
        var numbers = Stream.of(NUMBERS.split(" "))
                .map(number -> number.startsWith("PX") ? number : "P1-" + number)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(numbers, new TreeSet<>(NumberedStatements.ALL.keySet()));
    }

    @Test
    void aPlaceIsAClaimThatIsFoundOrAReason() {
        NumberedStatements.ALL.forEach((number, place) -> {
            place.claim().ifPresent(type -> assertFalse(Claims.of(type).id().isEmpty(), number));
            assertEquals(place.claim().isEmpty(), !place.leftOut().isEmpty(), number);
        });
    }

    @Test
    void thePageOfTheTheoremNamesClaimsThatExist() {
        var ids = Stream.concat(
                        new SoftmaxSeparatesWhatLinearAttentionDoesNot().notShown().stream(),
                        Claims.all().stream().flatMap(claim -> claim.statement().quantifiers().stream()))
                .flatMap(text -> Stream.of(text.split("[^a-z-]+")))
                .filter(word -> word.chars().filter(letter -> letter == '-').count() >= 5)
                .toList();
        assertTrue(ids.size() >= 5, ids.toString());
        ids.forEach(id -> assertTrue(Claims.find(id).isPresent(), id));
    }
}
