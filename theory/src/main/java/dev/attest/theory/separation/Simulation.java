package dev.attest.theory.separation;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Draws readouts and lets the networks of a comparison see them. All networks share the columns, as in the
/// theorem. It keeps count of near ties, so each thread needs its own.
public final class Simulation {
    private final int width;
    private final Map<Network, ColumnMargin> networks;

    private Simulation(int width, Map<Network, ColumnMargin> networks) {
        this.width = width;
        this.networks = networks;
    }

    /// @throws UndefinedRow if some row divides by 0
    public static Simulation of(Setting setting, Unit strong, Unit weak) {
        var networks = new EnumMap<Network, ColumnMargin>(Network.class);
        for (var network : Network.values()) {
            networks.put(network, new AttentionMargin(setting, network.strong() ? strong : weak, network.dataset()));
        }
        return new Simulation(setting.width(), networks);
    }

    /// One unit that is to tell the datasets apart by itself: it is to fire on the second and not on the first.
    ///
    /// @throws UndefinedRow if some row divides by 0
    public static Simulation alone(Setting setting, Unit unit) {
        var networks = new EnumMap<Network, ColumnMargin>(Network.class);
        networks.put(Network.STRONG_FIRST, new AttentionMargin(setting, unit, Dataset.FIRST));
        networks.put(Network.STRONG_SECOND, new AttentionMargin(setting, unit, Dataset.SECOND));
        return new Simulation(setting.width(), networks);
    }

    /// @throws UndefinedRow if the weights divide by 0
    public static Simulation of(RegressionSetting setting) {
        var networks = new EnumMap<Network, ColumnMargin>(Network.class);
        for (var network : Network.values()) {
            networks.put(network, new RegressionMargin(setting, network));
        }
        return new Simulation(setting.n(), networks);
    }

    /// Softmax regression on any logits, as many in the first dataset as in the second.
    public static Simulation ofLogits(double[] first, double[] second, double threshold) {
        var networks = new EnumMap<Network, ColumnMargin>(Network.class);
        for (var network : Network.values()) {
            networks.put(
                    network,
                    new LogitMargin(
                            network.dataset() == Dataset.FIRST ? first : second,
                            network.strong() ? Unit.SOFTMAX : Unit.LINEAR,
                            threshold));
        }
        return new Simulation(first.length, networks);
    }

    /// Readouts of so many columns. Each column takes the fewest words of random bits that hold it.
    public Tally draw(LongSupplier bits, int columns, int draws) {
        var column = new long[SignBits.words(width)];
        var fired = new EnumMap<Network, Integer>(Network.class);
        networks.keySet().forEach(network -> fired.put(network, 0));
        int successes = 0;
        for (int draw = 0; draw < draws; draw++) {
            int which = readout(bits, columns, column);
            for (var network : networks.keySet()) {
                fired.merge(network, which >> network.ordinal() & 1, Integer::sum);
            }
            successes += which == 1 << Network.STRONG_SECOND.ordinal() ? 1 : 0;
        }
        long nearTies =
                networks.values().stream().mapToLong(ColumnMargin::nearTies).sum();
        return new Tally(draws, successes, fired, nearTies);
    }

    /// The networks that fire, a bit for each.
    private int readout(LongSupplier bits, int columns, long[] column) {
        int fired = 0;
        for (int count = 0; count < columns; count++) {
            for (int word = 0; word < column.length; word++) {
                column[word] = bits.getAsLong();
            }
            for (var entry : networks.entrySet()) {
                int bit = 1 << entry.getKey().ordinal();
                if ((fired & bit) == 0 && entry.getValue().fires(column)) {
                    fired |= bit;
                }
            }
        }
        return fired;
    }
}
