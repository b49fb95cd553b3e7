package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Tokens;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Why a recurrence whose eigenvalues are real and above -1 does not follow the parity of 1, 11, 111, ...
@AutoService(Claim.class)
public final class SumsOfPowersOfNumbersAboveMinusOneSettle extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.SETTLING_SUMS;
    }

    @Override
    public Statement statement() {
        return derived(
                "For every sequence that is a finite sum of terms c n^p lambda^n with real lambda > -1, every threshold and "
                        + "every distance: from some n on it no longer lies on alternating sides of the threshold at that "
                        + "distance.",
                "x_n = \\sum_i c_i\\, n^{p_i} \\lambda_i^n,\\; \\lambda_i > -1 \\implies \\lim x_n \\in [-\\infty, \\infty]",
                List.of("c, p, lambda: every finite list", "tried with lambda among multiples of 1/2, from n = 40 on"),
                "Terms with |lambda| < 1 vanish; of the others, all with lambda >= 1, the fastest that is left decides. With "
                        + "lambda > 0 alone a sum of r terms changes sign r - 1 times at most.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int count = 1 + random.nextInt(3);
        var bases = IntStream.range(0, count)
                .mapToObj(_ -> new BigFraction(
                        random.nextInt(random.nextInt(4) == 0 ? 3 : 6) - (random.nextInt(4) == 0 ? 4 : 1), 2))
                .toList();
        return Case.of("")
                .withRow("c", Tokens.vector(random, count, size))
                .withRow(
                        "p",
                        IntStream.range(0, count)
                                .mapToObj(_ -> number(random.nextInt(2)))
                                .toList())
                .withRow("lambda", bases)
                .withNumber("threshold", number(random.nextInt(3) - 1));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(Hypothesis.of(
                "every lambda is above -1",
                instance -> instance.row("lambda").stream().allMatch(base -> below(number(-1), base))));
    }

    @Override
    Finding find(Case instance) {
        boolean seen = Alternation.isSeen(n -> at(instance, n), instance.number("threshold"), new BigFraction(1, 8));
        return exact(!seen, "whether it does not alternate about the threshold");
    }

    private static BigFraction at(Case instance, int place) {
        var sum = ZERO;
        for (int i = 0; i < instance.row("c").size(); i++) {
            var base = instance.row("lambda").get(i).pow(place);
            var power = number(place).pow(instance.row("p").get(i).intValue());
            sum = sum.add(instance.row("c").get(i).multiply(power).multiply(base));
        }
        return sum;
    }
}
