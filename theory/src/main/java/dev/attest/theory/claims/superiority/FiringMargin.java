package dev.attest.theory.claims.superiority;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.separation.PowerSum;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// A network whose special row is to fire whenever so many signs of a column are +1.
///
/// @param signs 2: those at the special and at the constant entry; 3: that at the group of the special key
/// too
record FiringMargin(OneNetwork network, int signs) implements Instance<FiringMargin> {
    /// Whether the special row then reads c + gamma, exactly.
    boolean isMet() {
        List<Shares> rows = network.rows();
        if (rows.isEmpty()) {
            return false;
        }
        var setting = network.setting();
        BigFraction level = setting.gamma().add(setting.b());
        PowerSum excess = rows.getFirst().excess(network.special(), level);
        PowerSum group =
                rows.getFirst().row().named().getFirst().times(setting.b().multiply(2));
        return (signs == 2 ? excess : excess.plus(group)).sign() >= 0;
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = network.data();
        data.put("signs", Integer.toString(signs));
        return data;
    }

    @Override
    public List<FiringMargin> smaller() {
        return Stream.concat(
                        Stream.of(new FiringMargin(network, 2)).filter(_ -> signs > 2),
                        network.smaller().stream().map(smaller -> new FiringMargin(smaller, signs)))
                .toList();
    }
}
