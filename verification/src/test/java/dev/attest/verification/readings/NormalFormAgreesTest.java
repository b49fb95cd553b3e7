package dev.attest.verification.readings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Rationals;
import dev.attest.verification.readings.Outcome.NoValue;
import dev.attest.verification.readings.Outcome.Row;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// The normal form of a text against the text itself.
class NormalFormAgreesTest {
    @Provide
    Arbitrary<Sample> samples() {
        return Sample.any();
    }

    @Property(seed = "21")
    void theFormHasTheValueOfTheText(@ForAll("samples") Sample sample) {
        form(sample).ifPresent(form -> {
            var text = Outcome.ofText(new Rationals(), sample);
            var normal = Outcome.ofForm(new Rationals(), sample, form.weight());
            if (text instanceof Row && normal instanceof Row) {
                assertEquals(text, normal, sample::toString);
            }
            assertFalse(text instanceof Row && normal instanceof NoValue, sample::toString);
        });
    }

    @Property(seed = "22")
    void theEnclosuresOfFormAndTextMeet(@ForAll("samples") Sample sample) {
        form(sample).ifPresent(form -> {
            var text = Outcome.ofText(new Enclosures(), sample);
            var normal = Outcome.ofForm(new Enclosures(), sample, form.weight());
            if (text instanceof Row<Enclosure> row && normal instanceof Row<Enclosure> other) {
                for (int j = 0; j < row.entries().size(); j++) {
                    assertTrue(meet(row.entries().get(j), other.entries().get(j)), sample::toString);
                }
            }
            assertFalse(text instanceof Row && normal instanceof NoValue, sample::toString);
        });
    }

    @Property(seed = "23")
    void whereTheTextHasNoValueARequirementFails(@ForAll("samples") Sample sample) {
        form(sample).ifPresent(form -> {
            boolean undefined = Outcome.ofText(new Rationals(), sample) instanceof NoValue<BigFraction>;
            var requirements = new Requirements(sample.point());
            if (undefined) {
                assertTrue(form.domain().stream().anyMatch(requirements::mayFail), sample::toString);
            }
        });
    }

    @Property(seed = "24")
    void whereARequirementFailsTheTextHasNoValue(@ForAll("samples") Sample sample) {
        form(sample).ifPresent(form -> {
            var requirements = new Requirements(sample.point());
            if (form.domain().stream().anyMatch(requirements::fails)) {
                assertFalse(Outcome.ofText(new Enclosures(), sample) instanceof Row, sample::toString);
            }
        });
    }

    private static Optional<NormalForm> form(Sample sample) {
        try {
            return Optional.of(NormalForm.of(sample.mechanism()));
        } catch (NormalFormException e) {
            return Optional.empty();
        }
    }

    private static boolean meet(Enclosure a, Enclosure b) {
        return a.lo() <= b.hi() && b.lo() <= a.hi();
    }

    @Test
    void aDomainThatForgetsADivisorWouldBeSeen() {
        var mechanism = MechanismReader.parse("weight = 1 / sum(dot(q, k))", "divides.attn");
        assertEquals(
                Domain.Need.NONZERO,
                NormalForm.of(mechanism).domain().getFirst().need());
    }
}
