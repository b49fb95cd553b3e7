package dev.attest.theory.claims.superiority;

import dev.attest.theory.separation.Pairing;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Weights;
import java.util.ArrayList;
import java.util.List;
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
        numbers("a0", setting.a0());
        numbers("a1", setting.a1());
        numbers("b", setting.b());
        numbers("c", setting.c());
        Fractions.simpler(setting.gamma()).stream()
                .filter(value -> value.getNumerator().signum() > 0)
                .forEach(value -> simpler.add(setting.with("gamma", value)));
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
            simpler.add(setting.sized(groups * size, groups));
        }
    }

    private void numbers(String name, BigFraction value) {
        Fractions.simpler(value).forEach(simple -> simpler.add(setting.with(name, simple)));
    }
}
