package dev.attest.theory.claims.reasons;

import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.ExactText;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// How much the first weight changes between two queries: what a bound of its gradient everywhere bounds.
abstract class ChangesOfRows extends Reason {
    private static final Enclosures SCALARS = new Enclosures();

    @Override
    Theorem theorem() {
        return Theorem.NORMALISED_GRADIENT;
    }

    abstract List<String> texts();

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(2);
        return Case.of(oneOf(random, texts()))
                .with("K", vectors(random, 1 + random.nextInt(3), width, size))
                .withRow("p", fractions(random, width, size))
                .withRow("q", fractions(random, width, size))
                .withNumber("D^2", number(random.nextInt(8 * size * size + 1)));
    }

    /// The square of the change, 0 exactly where the rows are equal.
    private static Enclosure change(Case instance) {
        var text = Definitions.written(instance.setting());
        if (Rows.equal(text, instance.rows("K"), instance.row("p"), instance.row("q"))) {
            return Enclosure.ZERO;
        }
        var one = Rows.row(SCALARS, text, instance.rows("K"), instance.row("p")).getFirst();
        var other =
                Rows.row(SCALARS, text, instance.rows("K"), instance.row("q")).getFirst();
        return SCALARS.power(SCALARS.subtract(one, other), 2);
    }

    static List<BigFraction> step(Case instance) {
        return minus(instance.row("p"), instance.row("q"));
    }

    /// The square of the change is at most `bound`.
    static Finding isBounded(Case instance, BigFraction bound) {
        var change = change(instance);
        Enclosure margin = SCALARS.subtract(SCALARS.of(bound), change);
        return new Finding.Enclosed(
                margin.lo(),
                margin.hi(),
                "the square of the change lies in " + change + ", the bound is " + ExactText.text(bound));
    }

    static Hypothesis<Case> textIsIn(String name, List<String> texts) {
        return Hypothesis.of(name, instance -> texts.contains(instance.setting()));
    }
}
