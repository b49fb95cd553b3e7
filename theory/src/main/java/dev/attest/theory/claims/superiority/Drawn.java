package dev.attest.theory.claims.superiority;

import dev.attest.theory.separation.Dataset;
import dev.attest.theory.separation.Pairing;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Unit;
import dev.attest.theory.separation.Weights;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Random settings: mostly such that the theorem speaks of them, each number now and then such that it does
/// not.
final class Drawn {
    private static final List<BigFraction> SMALL = Fractions.list("0 1/10 1/4 1/2");
    private static final List<BigFraction> LARGE = Fractions.list("5/4 3/2 2");
    private static final List<BigFraction> ENTRIES = Fractions.list("1/20 1/10 1/4");
    private static final List<BigFraction> CONSTANTS = Fractions.list("1/2 1 3/2");
    private static final List<BigFraction> GAPS = Fractions.list("1/4 1/2 3/4");
    private static final List<BigFraction> ALL = Fractions.list("0 1/10 1/4 1/2 3/4 1 5/4 3/2 2");
    private static final List<Unit> UNITS =
            List.of(Unit.SOFTMAX, Unit.SOFTMAX, Unit.LINEAR, Unit.LINEAR, new Unit.Power(2), new Unit.Power(5));
    private static final int USUALLY = 6;

    private final RandomGenerator random;

    Drawn(RandomGenerator random) {
        this.random = random;
    }

    Setting setting(Pairing pairing, int groups, long size) {
        return new Setting(
                pairing,
                Math.max(2, groups * size),
                groups,
                number(SMALL),
                number(LARGE),
                number(ENTRIES),
                number(CONSTANTS),
                Fractions.one(random, GAPS),
                Weights.IDENTITY);
    }

    /// Any unit on any dataset of any pairing, every number from the same wide list, weights that need not
    /// be the identity.
    OneNetwork network(int size) {
        return new OneNetwork(
                wide(size),
                Fractions.one(random, UNITS),
                Fractions.one(random, List.of(Dataset.values())),
                1 + random.nextInt(4));
    }

    Setting wide(int size) {
        int groups = 2 + random.nextInt(size + 1);
        return new Setting(
                Fractions.one(random, List.of(Pairing.values())),
                (long) groups << random.nextInt(2 * size),
                groups,
                one(),
                one(),
                one(),
                one(),
                Fractions.one(random, GAPS),
                weights());
    }

    private Weights weights() {
        return random.nextBoolean() ? Weights.IDENTITY : new Weights(one(), one(), one());
    }

    private BigFraction one() {
        return Fractions.one(random, ALL);
    }

    private BigFraction number(List<BigFraction> usual) {
        return Fractions.one(random, random.nextInt(USUALLY) > 0 ? usual : ALL);
    }
}
