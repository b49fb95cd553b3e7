package dev.attest.verification.readings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Dual;
import dev.attest.theory.scalar.Duals;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Scalars;
import dev.attest.verification.RoundedDouble;
import dev.attest.verification.RoundedDoubles;
import dev.attest.verification.readings.Outcome.NoValue;
import dev.attest.verification.readings.Outcome.Row;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class ReadingsAgreeTest {
    @Provide
    Arbitrary<Sample> samples() {
        return Sample.any();
    }

    @Property(seed = "11")
    void exactValuesLieInTheirEnclosures(@ForAll("samples") Sample sample) {
        var exact = Outcome.ofText(new Rationals(), sample);
        var enclosed = Outcome.ofText(new Enclosures(), sample);
        if (exact instanceof Row<BigFraction> row && enclosed instanceof Row<Enclosure> box) {
            assertContained(row.entries(), box.entries(), sample);
        }
        assertSameDomain(exact, enclosed, sample);
    }

    @Property(seed = "12")
    void doublesLieWithinTheirRoundingOfTheEnclosures(@ForAll("samples") Sample sample) {
        var rounded = Outcome.ofText(new RoundedDoubles(), sample);
        var enclosed = Outcome.ofText(new Enclosures(), sample);
        if (rounded instanceof Row<RoundedDouble> row && enclosed instanceof Row<Enclosure> box) {
            for (int j = 0; j < row.entries().size(); j++) {
                var entry = row.entries().get(j);
                assertTrue(meets(entry, box.entries().get(j)), () -> entry + " and " + box + " at " + sample);
            }
        }
        assertSameDomain(rounded, enclosed, sample);
    }

    @Property(seed = "13")
    void theBoundedDoublesAreTheDoubles(@ForAll("samples") Sample sample) {
        if (Outcome.ofText(new RoundedDoubles(), sample) instanceof Row<RoundedDouble> bounded) {
            var values = bounded.entries().stream().map(RoundedDouble::value).toList();
            assertEquals(new Row<>(values), Outcome.ofText(new Doubles(), sample), sample::toString);
        }
    }

    @Property(seed = "14")
    void theValueOfADualIsTheValue(@ForAll("samples") Sample sample) {
        assertSameValue(new Rationals(), BigFraction::compareTo, sample);
        // As numbers: -0.0 is 0.0.
        assertSameValue(new Doubles(), Comparator.comparingDouble(value -> value + 0.0), sample);
    }

    private static <N> void assertSameValue(Scalars<N> scalars, Comparator<N> order, Sample sample) {
        if (Outcome.ofText(new Duals<>(scalars), sample) instanceof Row<Dual<N>> duals) {
            var plain = assertInstanceOf(Row.class, Outcome.ofText(scalars, sample), sample::toString);
            for (int j = 0; j < duals.entries().size(); j++) {
                @SuppressWarnings("unchecked")
                N value = (N) plain.entries().get(j);
                assertEquals(0, order.compare(duals.entries().get(j).value(), value), sample::toString);
            }
        }
    }

    private static void assertContained(List<BigFraction> row, List<Enclosure> box, Sample sample) {
        for (int j = 0; j < row.size(); j++) {
            var entry = row.get(j);
            var enclosure = box.get(j);
            assertTrue(enclosure.contains(entry), () -> entry + " is not in " + enclosure + " at " + sample);
        }
    }

    /// Where one system sees that there is no value, the other sees none either.
    private static void assertSameDomain(Outcome<?> first, Outcome<?> second, Sample sample) {
        assertFalse(first instanceof NoValue && second instanceof Row, sample::toString);
        assertFalse(first instanceof Row && second instanceof NoValue, sample::toString);
    }

    /// Some number is within the bound of the double, and inside the enclosure.
    private static boolean meets(RoundedDouble rounded, Enclosure enclosure) {
        return Math.nextUp(rounded.value() + rounded.error()) >= enclosure.lo()
                && Math.nextDown(rounded.value() - rounded.error()) <= enclosure.hi();
    }

    @Test
    void aDoubleOutsideItsBoundIsSeen() {
        assertFalse(meets(new RoundedDouble(1, 0x1p-50), new Enclosure(1 + 0x1p-40, 2)));
        assertTrue(meets(new RoundedDouble(1, 0x1p-30), new Enclosure(1 + 0x1p-40, 2)));
    }
}
