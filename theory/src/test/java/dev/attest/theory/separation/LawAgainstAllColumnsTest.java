package dev.attest.theory.separation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// The law against every sign vector there is. A column at the threshold itself fires.
final class LawAgainstAllColumnsTest {
    @Property(tries = 60)
    void countsOfAllColumnsAreTheLaw(@ForAll long seed) {
        var draws = new SettingDraws(seed);
        checkAllColumns(draws.rational(), draws.unit(), draws.unit());
    }

    @Property(tries = 40)
    void countsOfAllColumnsAreTheLawWhereOneLiesOnTheThreshold(@ForAll long seed) {
        var draws = new SettingDraws(seed);
        var tied = tied(draws.rational(), draws, draws.unit());
        checkAllColumns(tied, draws.unit(), draws.unit());
    }

    @Test
    void aColumnOnTheThresholdFiresAndOneBelowItDoesNot() {
        var draws = new SettingDraws(1);
        var setting = tied(Setting.self(16, 4, f(1, 2), f(3, 2), f(1, 2), f(1, 2), f(1, 2)), draws, Unit.LINEAR);
        var above = withGamma(setting, setting.gamma().add(f(1, 1_000_000_000)));
        var at = LoneLaw.of(setting, Unit.LINEAR).probability(Network.STRONG_SECOND);
        var over = LoneLaw.of(above, Unit.LINEAR).probability(Network.STRONG_SECOND);
        assertTrue(at.compareTo(over) > 0);
        checkAllColumns(setting, Unit.LINEAR, Unit.SOFTMAX);
    }

    @Property(tries = 40)
    void countsInDoublesAreTheLawAwayFromTies(@ForAll long seed) {
        var draws = new SettingDraws(seed);
        var setting = draws.any(12, 4);
        var unit = draws.unit();
        for (var dataset : Dataset.values()) {
            var margin = new AttentionMargin(setting, unit, dataset);
            int fires = 0;
            for (long column = 0; column < 1L << setting.width(); column++) {
                fires += margin.fires(new long[] {column}) ? 1 : 0;
            }
            var network = dataset == Dataset.FIRST ? Network.STRONG_FIRST : Network.STRONG_SECOND;
            assertEquals(
                    new Probability(BigInteger.valueOf(fires), setting.width()),
                    LoneLaw.of(setting, unit).probability(network),
                    setting + " " + unit);
        }
    }

    @Property(tries = 30)
    void countsOfAllColumnsAreTheLawOfRegression(@ForAll long seed) {
        var random = new java.util.Random(seed);
        int n = 2 + random.nextInt(13);
        int low = 1 + random.nextInt(n);
        var lowOdds = f(10 + random.nextInt(5), 10);
        var setting = new RegressionSetting(
                n,
                low,
                lowOdds,
                lowOdds.add(f(1 + random.nextInt(4), 10)),
                1 + random.nextInt(4),
                f(1 + random.nextInt(19), 20));
        if (lowOdds.equals(BigFraction.ONE)) {
            return;
        }
        var law = RegressionLaw.of(setting);
        for (var network : Network.values()) {
            var margin = new RegressionMargin(setting, network);
            int fires = 0;
            for (long column = 0; column < 1L << n; column++) {
                fires += margin.fires(new long[] {column}) ? 1 : 0;
            }
            assertEquals(
                    new Probability(BigInteger.valueOf(fires), n), law.probability(network), setting + " " + network);
        }
    }

    @Test
    void theThreePublishedInstancesHaveTheirProbabilities() {
        check(
                Setting.self(16, 4, f(1, 2), f(3, 2), f(1, 2), f(1, 2), f(1, 2)),
                "1/2^6",
                "3/2^3",
                "1/2^6",
                "1/2^3",
                "1/2^3",
                "1/2^2");
        check(
                Setting.self(16, 4, f(1, 2), f(3, 2), f(1, 2), f(3, 2), f(1, 2)),
                "1/2^6",
                "1/2^2",
                "1/2^6",
                "1/2^6",
                "1/2^6",
                "15/2^6");
        check(
                Setting.self(81, 9, f(1, 2), f(3, 2), f(1, 2), f(1, 1), f(1, 2)),
                "1/2^11",
                "1/2^2",
                "1/2^11",
                "1/2^11",
                "1/2^11",
                "511/2^11");
    }

    @Test
    void anotherConstantHasOtherProbabilities() {
        var small = Law.of(Setting.self(16, 4, f(1, 2), f(3, 2), f(1, 2), f(1, 2), f(1, 2)));
        var large = Law.of(Setting.self(16, 4, f(1, 2), f(3, 2), f(1, 2), f(3, 2), f(1, 2)));
        assertNotEquals(small.bad(), large.bad());
    }

    private static void check(Setting setting, String... expected) {
        var law = Law.of(setting);
        int place = 0;
        for (var network : Network.values()) {
            assertEquals(expected[place], law.probability(network).toString());
            place++;
        }
        assertEquals(expected[place], law.bad().toString());
        assertEquals(expected[place + 1], law.good().toString());
        checkAllColumns(setting, Unit.SOFTMAX, Unit.LINEAR);
    }

    private static void checkAllColumns(Setting setting, Unit strong, Unit weak) {
        var law = Law.of(setting, strong, weak);
        Map<Network, boolean[]> fires = new EnumMap<>(Network.class);
        for (var network : Network.values()) {
            var rows = new ExactRows(setting, network.strong() ? strong : weak, network.dataset());
            fires.put(network, rows.fires(setting.c().add(setting.gamma())));
        }
        int bad = 0;
        int good = 0;
        for (int column = 0; column < 1 << setting.width(); column++) {
            boolean isBad = false;
            for (var network : Network.values()) {
                isBad |= !network.wanted() && fires.get(network)[column];
            }
            bad += isBad ? 1 : 0;
            good += !isBad && fires.get(Network.STRONG_SECOND)[column] ? 1 : 0;
        }
        var about = setting + " " + strong + " " + weak;
        for (var network : Network.values()) {
            assertEquals(probability(setting, count(fires.get(network))), law.probability(network), about);
        }
        assertEquals(probability(setting, bad), law.bad(), about);
        assertEquals(probability(setting, good), law.good(), about);
    }

    /// The setting with gamma such that some column reaches the threshold exactly.
    private static Setting tied(Setting setting, SettingDraws draws, Unit unit) {
        var rows = new ExactRows(setting, unit, Dataset.SECOND);
        for (int attempt = 0; attempt < 1 << setting.width(); attempt++) {
            int column = (int) draws.column(setting.width())[0] & (1 << setting.width()) - 1;
            var gamma = rows.greatest(column).subtract(setting.c());
            if (gamma.compareTo(BigFraction.ZERO) > 0) {
                return withGamma(setting, gamma);
            }
        }
        return setting;
    }

    private static Setting withGamma(Setting setting, BigFraction gamma) {
        return new Setting(
                setting.pairing(),
                setting.n(),
                setting.groups(),
                setting.a0(),
                setting.a1(),
                setting.b(),
                setting.c(),
                gamma,
                setting.weights());
    }

    private static int count(boolean[] fires) {
        int count = 0;
        for (boolean each : fires) {
            count += each ? 1 : 0;
        }
        return count;
    }

    private static Probability probability(Setting setting, int count) {
        return new Probability(BigInteger.valueOf(count), setting.width());
    }

    private static BigFraction f(int numerator, int denominator) {
        return new BigFraction(numerator, denominator);
    }
}
