package dev.attest.theory.separation;

/// What the theorems promise at least, in doubles, for a figure beside the exact law; 0 where a hypothesis
/// fails.
public final class SuccessBound {
    /// Least share of the columns with the signs +1 that make the wanted network fire: two of them, or three.
    private static final double TWO_SIGNS = 1.0 / 4;

    private static final double THREE_SIGNS = 1.0 / 8;

    private SuccessBound() {}

    /// `1 - (1 - q)^m - m sum exp(-delta^2 / (2 |g|^2))`, the sum over the rows of softmax on D0 and of linear
    /// attention on both, `delta = gamma - a f`, g the entries of the groups; q is 1/4 where `a1 f - b >=
    /// gamma` in the special row of softmax on D1, else 1/8 where `a1 f + g_own - (b - g_own) >= gamma`.
    /// [deng2023superiority; proof by Hoeffding and a union bound]
    public static double of(Setting setting, int columns) {
        double accidents = accidents(setting, Unit.SOFTMAX, Dataset.FIRST)
                + accidents(setting, Unit.LINEAR, Dataset.FIRST)
                + accidents(setting, Unit.LINEAR, Dataset.SECOND);
        return Math.max(0, 1 - StrictMath.pow(1 - share(setting), columns) - columns * accidents);
    }

    /// `1 - 2^-m - eps` with the eps of the theorem on regression for logits in `[l, u]`, l > 0:
    /// `m (exp(-tau^2 n / 2.058) + exp(-tau^2 n / (2 rho)) + exp(-(tau - w)^2 (n-1) / (2 rho (1-w)^2)))` with
    /// `rho = (l + u)^2 / (4 l u)`, `w = s / (s + (n-1) l)`, `s = spike log n`; `u <= log 1.4`.
    /// [deng2023superiority; proof by Hoeffding and a union bound]
    public static double ofRegression(int n, double l, double u, int spike, double tau, int columns) {
        double rho = (l + u) * (l + u) / (4 * l * u);
        double special = spike * StrictMath.log(n);
        double w = special / (special + (n - 1) * l);
        if (w >= tau || tau > 1 - 2.8 / n / n / n) {
            return 0;
        }
        double rest = (tau - w) / (1 - w);
        double accidents = StrictMath.exp(-tau * tau * n / 2.058)
                + StrictMath.exp(-tau * tau * n / (2 * rho))
                + StrictMath.exp(-rest * rest * (n - 1) / (2 * rho));
        return Math.max(0, 1 - StrictMath.pow(.5, columns) - columns * accidents);
    }

    private static double share(Setting setting) {
        var row = RowShares.of(setting, Unit.SOFTMAX, Dataset.SECOND).getFirst();
        double named = 0;
        double greatest = 0;
        for (double mass : row.named()) {
            named += mass;
            greatest = Math.max(greatest, mass);
        }
        double all = named + RowKind.others(setting) * row.rest();
        double gamma = setting.gamma().doubleValue();
        if (row.special() - all >= gamma) {
            return TWO_SIGNS;
        }
        return row.special() + 2 * greatest - all >= gamma ? THREE_SIGNS : 0;
    }

    private static double accidents(Setting setting, Unit unit, Dataset dataset) {
        int others = RowKind.others(setting);
        double sum = 0;
        for (var row : RowShares.of(setting, unit, dataset)) {
            double delta = setting.gamma().doubleValue() - row.special();
            if (delta <= 0) {
                return Double.POSITIVE_INFINITY;
            }
            double norm = others * row.rest() * row.rest() + row.own() * row.own() - row.rest() * row.rest();
            for (double mass : row.named()) {
                norm += mass * mass;
            }
            double rows = row.name().equals("other") ? others : 1;
            sum += norm > 0 ? rows * StrictMath.exp(-delta * delta / (2 * norm)) : 0;
        }
        return sum;
    }
}
