package dev.attest.theory.claims.reasons;

import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.scalar.Exponential;
import dev.attest.theory.scalar.Exponentials;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.exception.ZeroException;
import org.apache.commons.math3.fraction.BigFraction;

/// A theorem on which the checker relies, with exact cases that would refute a wrong statement of it.
abstract class Reason implements Claim.Universal<Case> {
    static final BigFraction ZERO = BigFraction.ZERO;
    static final BigFraction ONE = BigFraction.ONE;

    abstract Theorem theorem();

    /// What is found of a case; may be without a value.
    abstract Finding find(Case instance);

    @Override
    public final List<Theorem> theorems() {
        return List.of(theorem());
    }

    @Override
    public final Finding conclusion(Case instance) {
        try {
            return find(instance);
        } catch (Undefined | Declined | ArithmeticException | ZeroException without) {
            return new Finding.Undecided("no value: " + without.getMessage());
        }
    }

    /// Derived here.
    static Statement derived(String words, String latex, List<String> quantifiers, String argument) {
        return statement(words, latex, quantifiers, argument, Source.HERE, Status.DERIVED);
    }

    /// Taken from the literature.
    static Statement cited(
            String words, String latex, List<String> quantifiers, String argument, String key, String place) {
        return statement(words, latex, quantifiers, argument, new Source(key, place), Status.THEOREM);
    }

    private static Statement statement(
            String words, String latex, List<String> quantifiers, String argument, Source source, Status status) {
        return new Statement(
                words, latex, quantifiers, argument, source, status, Verdict.HOLDS, List.of(), Optional.empty());
    }

    static BigFraction number(int value) {
        return new BigFraction(value);
    }

    /// A fraction with a denominator of at most 4.
    static BigFraction fraction(RandomGenerator random, int bound) {
        return new BigFraction(random.nextInt(2 * bound + 1) - bound, 1 + random.nextInt(4));
    }

    static List<BigFraction> fractions(RandomGenerator random, int count, int bound) {
        return IntStream.range(0, count).mapToObj(_ -> fraction(random, bound)).toList();
    }

    static List<List<BigFraction>> vectors(RandomGenerator random, int count, int width, int bound) {
        return IntStream.range(0, count)
                .mapToObj(_ -> Tokens.vector(random, width, bound))
                .toList();
    }

    static <T> T oneOf(RandomGenerator random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    static List<BigFraction> minus(List<BigFraction> left, List<BigFraction> right) {
        return Entrywise.plus(left, number(-1), right);
    }

    static boolean atMost(BigFraction left, BigFraction right) {
        return left.compareTo(right) <= 0;
    }

    static boolean below(BigFraction left, BigFraction right) {
        return left.compareTo(right) < 0;
    }

    static boolean isZero(Exponential value) {
        return value.sameAs(new Exponentials().of(ZERO));
    }

    static Finding exact(boolean holds, String detail) {
        return new Finding.Exact(holds, detail);
    }

    static Finding isAtMost(BigFraction left, BigFraction right) {
        return exact(atMost(left, right), ExactText.text(left) + " against at most " + ExactText.text(right));
    }
}
