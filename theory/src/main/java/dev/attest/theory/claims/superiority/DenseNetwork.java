package dev.attest.theory.claims.superiority;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.separation.Pairing;
import dev.attest.theory.separation.PowerSum;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.TokenCount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A network token by token: every score of every pair of tokens, every sign vector, exactly.
///
/// @param group the group of each token; the special key is token 0, of group 0, and the special query too, or
/// the first token of group 1 in cross-attention
record DenseNetwork(OneNetwork network, List<Integer> group) implements Instance<DenseNetwork> {
    /// Scores of one row, summed over the special key, each group, and all keys.
    private record Row(PowerSum special, List<PowerSum> groups, PowerSum total) {}

    DenseNetwork {
        group = List.copyOf(group);
    }

    boolean isEven() {
        return IntStream.range(0, setting().groups())
                .allMatch(k -> Collections.frequency(group, k) == setting().groupSize());
    }

    private Setting setting() {
        return network.setting();
    }

    /// How many of the 2^d sign vectors fire.
    long count() {
        List<Row> rows = IntStream.range(0, group.size()).mapToObj(this::row).toList();
        return IntStream.range(0, 1 << setting().width())
                .filter(signs -> rows.stream().anyMatch(row -> reads(row, signs).sign() >= 0))
                .count();
    }

    private Row row(int query) {
        PowerSum zero = PowerSum.rational(TokenCount.of(setting().n()), BigFraction.ZERO);
        var groups = new ArrayList<>(Collections.nCopies(setting().groups(), zero));
        for (int key = 0; key < group.size(); key++) {
            int of = group.get(key);
            groups.set(of, groups.get(of).plus(score(query, key)));
        }
        return new Row(score(query, 0), groups, groups.stream().reduce(zero, PowerSum::plus));
    }

    private PowerSum score(int query, int key) {
        var weights = setting().weights();
        int specialQuery = setting().pairing() == Pairing.SELF ? 0 : group.indexOf(1);
        BigFraction logit = Fractions.square(setting().c()).multiply(weights.constant());
        if (group.get(query).equals(group.get(key))) {
            logit = logit.add(Fractions.square(setting().b()).multiply(weights.group()));
        }
        if (query == specialQuery && key == 0) {
            logit = logit.add(Fractions.square(network.special()).multiply(weights.special()));
        }
        return network.unit().score(TokenCount.of(setting().n()), logit);
    }

    /// `(<c_i, y> / sqrt(log n) - c - gamma) total`.
    private PowerSum reads(Row row, int signs) {
        int constant = sign(signs, setting().groups() + 1);
        PowerSum sum = row.special().times(network.special().multiply(sign(signs, 0)));
        for (int k = 0; k < setting().groups(); k++) {
            sum = sum.plus(row.groups().get(k).times(setting().b().multiply(sign(signs, k + 1))));
        }
        return sum.plus(row.total()
                .times(setting().c().multiply(constant - 1).subtract(setting().gamma())));
    }

    private static int sign(int signs, int place) {
        return (signs >> place & 1) == 1 ? 1 : -1;
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = network.data();
        data.put("k(i)", group.toString());
        return data;
    }

    @Override
    public List<DenseNetwork> smaller() {
        return network.smaller().stream()
                .filter(smaller -> smaller.setting().n() == setting().n()
                        && smaller.setting().groups() == setting().groups())
                .map(smaller -> new DenseNetwork(smaller, group))
                .toList();
    }
}
