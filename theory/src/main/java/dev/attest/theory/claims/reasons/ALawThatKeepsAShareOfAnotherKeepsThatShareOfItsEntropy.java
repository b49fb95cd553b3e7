package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Why a share of a fixed law is a floor of the entropy.
@AutoService(Claim.class)
public final class ALawThatKeepsAShareOfAnotherKeepsThatShareOfItsEntropy extends Reason {
    private static final Enclosures SCALARS = new Enclosures();

    @Override
    Theorem theorem() {
        return Theorem.SHARE_OF_A_LAW;
    }

    @Override
    public Statement statement() {
        return cited(
                "For all probability vectors a and p and every c >= 0 with a_j >= c p_j for all j: H(a) >= c H(p).",
                "a \\ge c\\, p \\implies H(a) \\ge c\\, H(p)",
                List.of("a, p: every two probability vectors of one length", "c: every number >= 0"),
                "c <= 1, and a = c p + (1 - c) r with a law r. The entropy is concave and not negative.",
                "cover2006elements",
                "Theorem 2.7.3 (concavity of entropy)");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int count = 2 + random.nextInt(size);
        return Case.of("")
                .withRow("a", law(random, count, size))
                .withRow("p", law(random, count, size))
                .withNumber("c", new BigFraction(random.nextInt(4), 4));
    }

    /// Often a law; never with a negative entry.
    private static List<BigFraction> law(RandomGenerator random, int count, int size) {
        var numbers = IntStream.range(0, count)
                .mapToObj(_ -> number(random.nextInt(size + 1)))
                .toList();
        var sum = Entrywise.sum(numbers);
        return sum.equals(ZERO) || random.nextInt(4) == 0
                ? Entrywise.times(new BigFraction(1, 1 + random.nextInt(2 * size)), numbers)
                : Entrywise.times(sum.reciprocal(), numbers);
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "a adds up to 1",
                        instance -> Entrywise.sum(instance.row("a")).equals(ONE)),
                Hypothesis.of(
                        "p adds up to 1",
                        instance -> Entrywise.sum(instance.row("p")).equals(ONE)),
                Hypothesis.of(
                        "a_j >= c p_j",
                        instance -> IntStream.range(0, instance.row("a").size())
                                .allMatch(j -> atMost(
                                        instance.number("c")
                                                .multiply(instance.row("p").get(j)),
                                        instance.row("a").get(j)))));
    }

    @Override
    Finding find(Case instance) {
        boolean certain = instance.number("c").equals(ZERO) || isCertain(instance.row("p"));
        if (certain && instance.row("a").stream().allMatch(entry -> atMost(entry, ONE))) {
            return exact(true, "c H(p) = 0");
        }
        var floor = SCALARS.multiply(SCALARS.of(instance.number("c")), entropy(instance.row("p")));
        Enclosure margin = SCALARS.subtract(entropy(instance.row("a")), floor);
        return new Finding.Enclosed(margin.lo(), margin.hi(), "c H(p) in " + floor);
    }

    private static boolean isCertain(List<BigFraction> law) {
        return law.stream().allMatch(entry -> entry.equals(ZERO) || entry.equals(ONE));
    }

    private static Enclosure entropy(List<BigFraction> law) {
        return law.stream()
                .filter(entry -> !entry.equals(ZERO))
                .map(SCALARS::of)
                .map(entry -> SCALARS.negate(SCALARS.multiply(entry, SCALARS.log(entry))))
                .reduce(Enclosure.ZERO, SCALARS::add);
    }
}
