package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.statement.Verdict;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Hoeffding's inequality for signs, on which every silent network rests.
@AutoService(Claim.class)
public final class RandomSignsSumAsHoeffdingSays implements Claim.Universal<Vectors> {
    private static final Enclosures ENCLOSURES = new Enclosures();

    @Override
    public Statement statement() {
        return new Statement(
                "For every vector v other than 0, s >= 0 and independent uniform signs y: P[<v, y> >= s] "
                        + "<= exp(-s^2 / (2 "
                        + "|v|^2)).",
                "\\Pr[\\langle v, y\\rangle \\ge s] \\le e^{-s^2/2\\lVert v\\rVert_2^2}",
                List.of("v: every real vector; drawn here with whole entries, and all sign vectors are " + "counted"),
                "E exp(l <v, y>) = prod_i cosh(l v_i) <= exp(l^2 |v|^2 / 2), and Markov's inequality at l "
                        + "= s / |v|^2.",
                Paper.RECONSTRUCTED,
                Status.THEOREM,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public Vectors draw(RandomGenerator random, int size) {
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(2 * size), 0, 1, 3);
        return new Vectors(tokens, new BigFraction(random.nextInt(-2, 9)), random.nextInt(4) > 0);
    }

    @Override
    public List<Hypothesis<Vectors>> hypotheses() {
        return List.of(
                Hypothesis.<Vectors>of(
                                "v is not 0", instance -> square(instance).compareTo(BigFraction.ZERO) > 0)
                        .technical("without it the bound is 0/0"),
                Hypothesis.of("s >= 0", instance -> instance.number().compareTo(BigFraction.ZERO) >= 0),
                Hypothesis.of("the signs are independent (otherwise: all equal)", Vectors::first));
    }

    private static BigFraction square(Vectors instance) {
        return instance.entries().stream().map(Fractions::square).reduce(BigFraction.ZERO, BigFraction::add);
    }

    @Override
    public Finding conclusion(Vectors instance) {
        int size = instance.entries().size();
        long step = instance.first() ? 1 : (1L << size) - 1;
        long count = 0;
        long all = 0;
        for (long signs = 0; signs < 1L << size; signs += step) {
            all++;
            count += sum(instance.entries(), signs).compareTo(instance.number()) >= 0 ? 1 : 0;
        }
        var chance = new BigFraction(BigInteger.valueOf(count), BigInteger.valueOf(all));
        Enclosure bound = ENCLOSURES.exp(ENCLOSURES.of(Fractions.square(instance.number())
                .divide(square(instance))
                .divide(2)
                .negate()));
        Enclosure margin = ENCLOSURES.subtract(bound, ENCLOSURES.of(chance));
        return new Finding.Enclosed(
                margin.lo(), margin.hi(), "the probability is " + Decimals.text(chance) + ", the bound is in " + bound);
    }

    private static BigFraction sum(List<BigFraction> entries, long signs) {
        BigFraction sum = BigFraction.ZERO;
        for (int place = 0; place < entries.size(); place++) {
            BigFraction entry = entries.get(place);
            sum = (signs >> place & 1) == 1 ? sum.add(entry) : sum.subtract(entry);
        }
        return sum;
    }
}
