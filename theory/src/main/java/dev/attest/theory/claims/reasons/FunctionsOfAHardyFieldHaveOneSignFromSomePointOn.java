package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Tokens;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Why what a row makes of n equal tokens does not follow the parity of n.
@AutoService(Claim.class)
public final class FunctionsOfAHardyFieldHaveOneSignFromSomePointOn extends Reason {
    private static final String OUTSIDE = "cos(pi n) P(n) + Q(n)";
    private static final List<String> FORMS =
            List.of("P(n) + Q(n) 2^n", "|P(n)| - Q(n)", "P(n) / (1 + Q(n)^2)", OUTSIDE);

    @Override
    Theorem theorem() {
        return Theorem.HARDY_FIELDS;
    }

    @Override
    public Statement statement() {
        return cited(
                "For every f made of n and real constants by + * /, exp, log, absolute values and real powers, defined for "
                        + "all large n, f(n) has one sign from some n on.",
                "f \\in \\mathcal H \\implies \\exists N, \\sigma \\in \\{-1, 0, 1\\}\\; \\forall n \\ge N:\\; "
                        + "\\operatorname{sign} f(n) = \\sigma",
                List.of("f: every logarithmic-exponential function", "tried on four kinds, from n = 40 on"),
                "These functions make a field that holds their derivatives; in such a field every f other than 0 has an "
                        + "inverse near infinity, so it has no zeros there. Cosines of n are in none.",
                "hardy1910orders",
                "Chapter III (logarithmico-exponential functions)");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        return Case.of(oneOf(random, FORMS))
                .withRow("P", Tokens.vector(random, 3, size))
                .withRow("Q", Tokens.vector(random, 3, size));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(Hypothesis.of(
                "made by + * /, exp, log, absolute values and powers",
                instance -> !instance.setting().equals(OUTSIDE)));
    }

    @Override
    Finding find(Case instance) {
        long signs = IntStream.range(0, 6)
                .map(step -> at(instance, Alternation.FROM + step).compareTo(ZERO))
                .map(Integer::signum)
                .distinct()
                .count();
        return exact(signs == 1, signs + " different signs at six places");
    }

    private static BigFraction at(Case instance, int place) {
        var first = polynomial(instance.row("P"), place);
        var second = polynomial(instance.row("Q"), place);
        return switch (FORMS.indexOf(instance.setting())) {
            case 0 -> first.add(second.multiply(number(2).pow(place)));
            case 1 -> first.abs().subtract(second);
            case 2 -> first.divide(ONE.add(second.multiply(second)));
            default -> (place % 2 == 0 ? first : first.negate()).add(second);
        };
    }

    private static BigFraction polynomial(List<BigFraction> coefficients, int place) {
        return Entrywise.dot(
                coefficients,
                IntStream.range(0, coefficients.size())
                        .mapToObj(power -> number(place).pow(power))
                        .toList());
    }
}
