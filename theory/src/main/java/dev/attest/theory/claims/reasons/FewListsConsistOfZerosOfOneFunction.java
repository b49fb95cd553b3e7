package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Why almost every list of enough keys is no list of zeros of one function of a family.
@AutoService(Claim.class)
public final class FewListsConsistOfZerosOfOneFunction extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.DIMENSION_COUNT;
    }

    @Override
    public Statement statement() {
        return cited(
                "For every family of functions on R^d with s parameters, definable with the exponential, whose zeros have "
                        + "dimension d - 1 at most, and every n, the lists of n zeros of one of them have dimension "
                        + "s + n (d - 1) at most: almost none where n > s.",
                "\\dim \\bigcup_{\\theta} Z_\\theta^n \\le s + n (d - 1)",
                List.of(
                        "theta: s real parameters",
                        "Z_theta: the zeros, of dimension d - 1 at most",
                        "n: every number"),
                "A fibre of the set of all (theta, list) over theta has dimension n (d - 1), so the set has s + n (d - 1), "
                        + "and projecting it does not raise that. Tried in its finite form: at most |F| z^n lists of n "
                        + "points are lists of zeros of one of |F| functions with z zeros at most each.",
                "vandendries1998tame",
                "Chapter 4, Proposition 1.3 and Corollary 1.6");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int functions = 1 + random.nextInt(size);
        var zeros = IntStream.range(0, functions)
                .mapToObj(_ -> IntStream.range(0, 4)
                        .mapToObj(_ -> number(random.nextInt(2)))
                        .toList())
                .toList();
        return Case.of("finite form")
                .with("zeros", zeros)
                .withNumber("z", number(random.nextInt(4)))
                .withNumber("n", number(1 + random.nextInt(3)));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(Hypothesis.of(
                "no function has more than z zeros",
                instance -> instance.rows("zeros").stream()
                        .allMatch(function -> atMost(Entrywise.sum(function), instance.number("z")))));
    }

    @Override
    Finding find(Case instance) {
        int length = instance.number("n").intValue();
        int points = instance.rows("zeros").getFirst().size();
        int lists = (int) Math.pow(points, length);
        long count = IntStream.range(0, lists)
                .filter(list -> instance.rows("zeros").stream().anyMatch(function -> consists(function, list, length)))
                .count();
        var bound =
                instance.number("z").pow(length).multiply(instance.rows("zeros").size());
        return isAtMost(number((int) count), bound);
    }

    private static boolean consists(List<BigFraction> function, int list, int length) {
        int rest = list;
        for (int place = 0; place < length; place++) {
            if (!function.get(rest % function.size()).equals(ONE)) {
                return false;
            }
            rest /= function.size();
        }
        return true;
    }
}
