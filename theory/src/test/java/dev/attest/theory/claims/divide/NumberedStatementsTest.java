package dev.attest.theory.claims.divide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Claims;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NumberedStatementsTest {
    @Test
    void everyPlaceIsAClaimThatIsFound() {
        NumberedStatements.ALL.forEach((number, place) -> {
            assertFalse(place.claims().isEmpty(), number);
            place.claims().forEach(type -> assertFalse(Claims.of(type).id().isEmpty(), number));
        });
    }

    @Test
    void thePropositionsAreJudgedAsTheRegisterSays() {
        assertEquals(Verdict.HOLDS, published("P2-P1").statement().expected());
        assertEquals(Verdict.FAILS, published("P2-P2").statement().expected());
        assertEquals(Verdict.HOLDS, published("P2-P3").statement().expected());
        assertEquals(
                Optional.of(LinearAttentionWithFewFeaturesCollidesOnEverySphere.class),
                published("P2-P2").statement().repairedBy());
    }

    private static Claim published(String number) {
        return Claims.of(Optional.ofNullable(NumberedStatements.ALL.get(number))
                .orElseThrow()
                .claims()
                .getFirst());
    }

    @Test
    void everyPageThatAPagePointsToExists() {
        List<String> ids = NumberedStatements.ALL.values().stream()
                .flatMap(place -> place.claims().stream())
                .map(Claims::of)
                .flatMap(claim -> Stream.concat(
                        claim.notShown().stream(), Stream.of(claim.statement().argument())))
                .flatMap(text -> Stream.of(text.split("[^a-z-]+")))
                .filter(word -> word.chars().filter(letter -> letter == '-').count() >= 3)
                .toList();
        assertTrue(ids.size() >= 15, ids.toString());
        ids.forEach(id -> assertTrue(Claims.find(id).isPresent(), id));
    }
}
