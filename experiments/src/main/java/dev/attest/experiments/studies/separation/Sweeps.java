package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Plot;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.separation.Pairing;
import dev.attest.theory.separation.RegressionSetting;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Unit;
import dev.attest.theory.separation.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The sweeps of the study: around the base instance each number varies by itself. At another instance, one
/// sweep over the number of columns.
final class Sweeps {
    static final String TUNED = "tuned";
    private static final List<Integer> COLUMNS = List.of(1, 2, 3, 5, 8, 12, 20);
    private static final int MOST_COLUMNS = 20;
    private static final BigFraction CROSS_A1 = new BigFraction(13, 10);
    private static final int WIDE = 20;
    private static final int GROUP_SIZE = 20;
    private static final int LEAST_DENSE_DRAWS = 500;
    private static final int DENSE_SHARE = 10;
    private static final int DOUBLINGS = 12;
    private static final List<Integer> TOKENS = List.of(100, 200, 500, 1000, 2000, 5000, 10_000, 20_000);
    private static final String ALONE_FIRES = " alone, on D1 and not on D0";

    private final Setting base;
    private final int columns;

    private Sweeps(Setting base, int columns) {
        this.base = base;
        this.columns = columns;
    }

    static List<Sweep> of(RandomNetworksFollowTheirLaw.Settings settings) {
        var sweeps = new Sweeps(Instance.of(settings), settings.columns());
        return settings.isBase() ? sweeps.all() : List.of(sweeps.overColumns());
    }

    /// What else is measured at the base instance.
    static List<Part> parts(RandomNetworksFollowTheirLaw.Settings settings) {
        if (!settings.isBase()) {
            return List.of();
        }
        var base = Instance.of(settings);
        int few = Math.max(LEAST_DENSE_DRAWS, settings.draws() / DENSE_SHARE);
        return List.of(
                new UniformLogits(few),
                new UnitReadout(base),
                new PhaseDiagram(base, settings.columns()),
                new TrainedReadout(base, settings.trainings()));
    }

    private List<Sweep> all() {
        return List.of(
                overColumns(),
                overTokens(),
                overGroups(),
                overTheta(),
                overA1(),
                overA0(),
                overB(),
                overC(),
                overGamma(),
                regressionOverColumns(),
                regressionOverTokens(),
                tunedWeights(),
                degrees());
    }

    private Sweep overColumns() {
        var self = columnCurve("self-attention", base);
        var curves = new ArrayList<>(List.of(self));
        if (base.groups() > 1) {
            var cross = base.with("a1", CROSS_A1).with(Pairing.CROSS);
            curves.add(columnCurve("cross-attention, a1 = 13/10", cross));
        }
        return new Sweep(
                "columns",
                "More columns: the wanted network fires more often",
                "The probability that softmax attention fires on D1, and neither it on D0 nor linear attention on either.",
                new Plot.Axis("columns m of the readout", false),
                curves);
    }

    private static Curve columnCurve(String label, Setting setting) {
        var places = IntStream.rangeClosed(1, MOST_COLUMNS)
                .mapToObj(count -> new Place(
                        "columns",
                        label,
                        Integer.toString(count),
                        count,
                        versus(setting),
                        count,
                        COLUMNS.contains(count)))
                .toList();
        return new Curve(label, places);
    }

    private Sweep overTokens() {
        var tokens = IntStream.of(100, 150, 200, 300, 400, 500, 700, 1000, 1500, 2000, 3000, 5000, 10_000, 20_000);
        return attention(
                "tokens",
                "More tokens",
                "n tokens in " + base.groups() + " groups.",
                new Plot.Axis("tokens n", true),
                tokens.mapToObj(BigFraction::new).toList(),
                TOKENS.stream().map(BigFraction::new).toList(),
                n -> base.sized(n.intValue(), base.groups()));
    }

    private Sweep overGroups() {
        var groups = IntStream.of(1, 2, 5, 7, 10, 20, 30, 40, 70, 100)
                .mapToObj(BigFraction::new)
                .toList();
        return attention(
                "groups",
                "More groups of " + GROUP_SIZE + " tokens",
                "G groups of " + GROUP_SIZE + " tokens: the width is d = G + 2 and n = " + GROUP_SIZE + " G.",
                new Plot.Axis("groups G", true),
                groups,
                groups,
                count -> base.sized(GROUP_SIZE * count.intValue(), count.intValue()));
    }

    private Sweep overTheta() {
        var theta = IntStream.rangeClosed(0, DOUBLINGS)
                .mapToObj(power -> new BigFraction(power, DOUBLINGS))
                .toList();
        int n = 1 << DOUBLINGS;
        return attention(
                "theta",
                "The share of the width: n = 2^12 tokens in n^theta groups",
                "The asymptotic theorem needs b² < theta, here 1/100 < theta.",
                new Plot.Axis("theta = log G / log n", false),
                theta,
                theta,
                share -> base.sized(n, 1 << share.multiply(DOUBLINGS).intValue()));
    }

    private Sweep overA1() {
        return attention(
                "a1",
                "The special entry of the second dataset",
                "Below 1 softmax does not see it either; far above, linear attention fires on D1 too.",
                new Plot.Axis("a1", false),
                steps(4, 30, 10),
                tenths(5, 8, 9, 10, 11, 12, 15, 20, 25, 30),
                value -> base.with("a1", value));
    }

    private Sweep overA0() {
        return attention(
                "a0",
                "The special entry of the first dataset",
                "Once a0² + b² passes 1, softmax fires on D0 as well.",
                new Plot.Axis("a0", false),
                steps(1, 24, 20),
                tenths(1, 5, 7, 8, 9, 10, 11),
                value -> base.with("a0", value));
    }

    private Sweep overB() {
        return attention(
                "b",
                "The entry of the group",
                "Sums over groups grow with b, and so do accidents.",
                new Plot.Axis("b", false),
                steps(0, 12, 20),
                tenths(0, 1, 2, 3, 4, 5),
                value -> base.with("b", value));
    }

    private Sweep overC() {
        return attention(
                "c",
                "The constant entry: without it linear attention is not silenced",
                "At c near 0 a row of linear attention sees the special key as softmax does.",
                new Plot.Axis("c", false),
                steps(0, 20, 20),
                List.of(f(1, 20), f(1, 10), f(1, 5), f(3, 10), f(1, 2), f(9, 10)),
                value -> base.with("c", value));
    }

    private Sweep overGamma() {
        return attention(
                "gamma",
                "How far the threshold exceeds the constant entry",
                "A step is a class of columns that no longer fires.",
                new Plot.Axis("gamma", false),
                steps(1, 30, 20),
                List.of(f(1, 20), f(1, 10), f(1, 5), f(3, 10), f(1, 2), f(7, 10), f(9, 10), f(11, 10)),
                value -> base.with("gamma", value));
    }

    private Sweep regressionOverColumns() {
        var places = IntStream.rangeClosed(1, 10)
                .mapToObj(count ->
                        regression("regression-columns", "two-valued logits", 1000, count, "" + count, count, true))
                .toList();
        return new Sweep(
                "regression-columns",
                "Softmax regression: 1 − 2⁻ᵐ",
                "1,000 logits, half of them log 1.1 and half log 1.4, one of 4 log n on D1; threshold 1/2.",
                new Plot.Axis("columns m of the readout", false),
                List.of(new Curve("two-valued logits", places)));
    }

    private Sweep regressionOverTokens() {
        var drawn = List.of(100, 150, 200, 500, 1000, 2000);
        var places = IntStream.of(60, 80, 100, 120, 150, 200, 300, 402, 404, 500, 700, 1000, 1096, 1098, 1500, 2000)
                .mapToObj(n -> regression(
                        "regression-logits",
                        "two-valued logits",
                        n,
                        (int) StrictMath.floor(StrictMath.log(n)),
                        "" + n,
                        n,
                        drawn.contains(n)))
                .toList();
        return new Sweep(
                "regression-logits",
                "Softmax regression with floor(log n) columns",
                "At few logits linear regression fires on D1; then a staircase of 1 − 2⁻ᵐ. Half of the logits are log 1.1,"
                        + " half log 1.4, one is 4 log n on D1; threshold 1/2.",
                new Plot.Axis("logits n", true),
                List.of(new Curve("two-valued logits", places)));
    }

    private static Place regression(String sweep, String label, int n, int m, String at, double x, boolean drawn) {
        var setting = new RegressionSetting(n, n / 2, f(11, 10), f(14, 10), 4, f(1, 2));
        return new Place(sweep, label, at, x, new Contest.Regression(setting), m, drawn);
    }

    private Sweep tunedWeights() {
        var curves = new ArrayList<Curve>();
        curves.add(alone(TUNED, "linear, tuned W", Unit.LINEAR, setting -> setting.with(tuned(setting))));
        curves.add(alone(TUNED, "linear, W = I", Unit.LINEAR, setting -> setting));
        curves.add(alone(TUNED, "softmax, W = I", Unit.SOFTMAX, setting -> setting));
        return new Sweep(
                TUNED,
                "The same data, readouts and threshold: linear attention with another W",
                "W = diag(1, 0, ..., 0, e) with n e c² = a0 a1 and " + WIDE + " columns. The probability that each unit"
                        + ALONE_FIRES + ".",
                new Plot.Axis("tokens n", true),
                curves);
    }

    private Curve alone(String sweep, String label, Unit unit, Function<Setting, Setting> change) {
        var places = TOKENS.stream()
                .map(n -> new Place(
                        sweep,
                        label,
                        Integer.toString(n),
                        n,
                        new Contest.Alone(change.apply(base.sized(n, base.groups())), unit),
                        WIDE,
                        true))
                .toList();
        return new Curve(label, places);
    }

    /// `diag(1, 0, ..., 0, a0 a1 / (n c²))`.
    private static Weights tuned(Setting setting) {
        var constant = setting.a0().multiply(setting.a1()).divide(setting.c().multiply(setting.c()));
        return new Weights(BigFraction.ONE, BigFraction.ZERO, constant.divide(new BigFraction((int) setting.n())));
    }

    private Sweep degrees() {
        var curves = IntStream.of(1000, 1_000_000).mapToObj(this::degrees).toList();
        return new Sweep(
                "degree",
                "Powers in place of the exponential",
                "Scores are logits to the power r; 1 is linear attention. The probability"
                        + " that each unit"
                        + ALONE_FIRES + ", with " + columns + " columns.",
                new Plot.Axis("degree r", false),
                curves);
    }

    private Curve degrees(int n) {
        var label = "n = " + n;
        var places = IntStream.rangeClosed(1, 12)
                .mapToObj(degree -> new Place(
                        "degree",
                        label,
                        Integer.toString(degree),
                        degree,
                        new Contest.Alone(base.sized(n, base.groups()), new Unit.Power(degree)),
                        columns,
                        true))
                .toList();
        return new Curve(label, places);
    }

    private Sweep attention(
            String id,
            String title,
            String caption,
            Plot.Axis axis,
            List<BigFraction> all,
            List<BigFraction> drawn,
            Function<BigFraction, Setting> change) {
        var places = all.stream()
                .map(value -> new Place(
                        id,
                        "self-attention",
                        ExactText.text(value),
                        value.doubleValue(),
                        versus(change.apply(value)),
                        columns,
                        drawn.contains(value)))
                .toList();
        return new Sweep(id, title, caption, axis, List.of(new Curve("self-attention", places)));
    }

    private static Contest versus(Setting setting) {
        return new Contest.Pair(setting, Unit.SOFTMAX, Unit.LINEAR);
    }

    private static List<BigFraction> steps(int first, int last, int denominator) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(step -> f(step, denominator))
                .toList();
    }

    private static List<BigFraction> tenths(int... numerators) {
        return IntStream.of(numerators).mapToObj(numerator -> f(numerator, 10)).toList();
    }

    private static BigFraction f(int numerator, int denominator) {
        return new BigFraction(numerator, denominator);
    }
}
