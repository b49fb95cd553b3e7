package dev.attest.theory.claims.superiority;

import dev.attest.theory.separation.Pairing;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.fraction.BigFraction;

/// Settings to try in place of one: self-attention, the weights of the paper, fewer groups, smaller groups,
/// simpler numbers.
final class SimplerSettings {
    private final Setting setting;
    private final List<Setting> simpler = new ArrayList<>();

    private SimplerSettings(Setting setting) {
        this.setting = setting;
    }

    static List<Setting> of(Setting setting) {
        return new SimplerSettings(setting).all();
    }

    private List<Setting> all() {
        if (setting.pairing() == Pairing.CROSS) {
            simpler.add(setting.with(Pairing.SELF));
        }
        if (!setting.weights().equals(Weights.IDENTITY)) {
            simpler.add(setting.with(Weights.IDENTITY));
        }
        sizes();
        numbers(setting.a0(), value -> copy(value, setting.a1(), setting.b(), setting.c(), setting.gamma()));
        numbers(setting.a1(), value -> copy(setting.a0(), value, setting.b(), setting.c(), setting.gamma()));
        numbers(setting.b(), value -> copy(setting.a0(), setting.a1(), value, setting.c(), setting.gamma()));
        numbers(setting.c(), value -> copy(setting.a0(), setting.a1(), setting.b(), value, setting.gamma()));
        Fractions.simpler(setting.gamma()).stream()
                .filter(value -> value.getNumerator().signum() > 0)
                .forEach(value -> simpler.add(copy(setting.a0(), setting.a1(), setting.b(), setting.c(), value)));
        return simpler;
    }

    private void sizes() {
        int least = setting.pairing() == Pairing.SELF ? 1 : 2;
        long size = setting.groupSize();
        for (int groups : new int[] {least, setting.groups() / 2, setting.groups() - 1}) {
            size(groups, size, least);
        }
        for (long smaller : new long[] {1, size / 2, size - 1}) {
            size(setting.groups(), smaller, least);
        }
    }

    private void size(int groups, long size, int least) {
        boolean smaller = groups < setting.groups() || size < setting.groupSize();
        if (smaller && groups >= least && size >= 1 && groups * size >= 2) {
            simpler.add(new Setting(
                    setting.pairing(),
                    groups * size,
                    groups,
                    setting.a0(),
                    setting.a1(),
                    setting.b(),
                    setting.c(),
                    setting.gamma(),
                    setting.weights()));
        }
    }

    private void numbers(BigFraction value, Function<BigFraction, Setting> with) {
        Fractions.simpler(value).stream().map(with).forEach(simpler::add);
    }

    private Setting copy(BigFraction a0, BigFraction a1, BigFraction b, BigFraction c, BigFraction gamma) {
        return new Setting(setting.pairing(), setting.n(), setting.groups(), a0, a1, b, c, gamma, setting.weights());
    }
}
