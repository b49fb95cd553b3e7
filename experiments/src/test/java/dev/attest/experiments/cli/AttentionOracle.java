package dev.attest.experiments.cli;

/// Rows of attention in plain loops of doubles, written out for each mechanism and reading no definition; and
/// how far a computation with unit roundoff u may be from them.
///
/// Beside each output stands its sensitivity c: a computation that does the same sums and products, in any
/// order and with any rescaling, is within c u of it to first order, if its exponentials are within 8 u of
/// theirs relative to their size [Higham 2002, sections 3.1 and 4.2].
final class AttentionOracle {
    private static final double EXPONENTIAL = 8;

    private AttentionOracle() {}

    /// @param values        [dv]
    /// @param sensitivities [dv], of the values
    record Row(double[] values, double[] sensitivities) {}

    /// What a row of a mechanism is, for the keys and values that it sees.
    interface Mathematics {
        Row row(double[] q, double[][] k, double[][] v);
    }

    /// `exp(q.k / sqrt d) / sum`. Largest score taken off, and at most one rescaling a key.
    static Row softmax(double[] q, double[][] k, double[][] v) {
        int n = k.length;
        int d = q.length;
        var s = new double[n];
        var error = new double[n];
        double largest = Double.NEGATIVE_INFINITY;
        double worst = 0;
        for (int j = 0; j < n; j++) {
            s[j] = dot(q, k[j]) / Math.sqrt(d);
            error[j] = (d + 3) * magnitude(q, k[j]) / Math.sqrt(d);
            largest = Math.max(largest, s[j]);
            worst = Math.max(worst, error[j]);
        }
        var p = new double[n];
        double total = 0;
        double totalError = 0;
        for (int j = 0; j < n; j++) {
            p[j] = Math.exp(s[j] - largest);
            error[j] += worst + 2 * (Math.abs(s[j]) + Math.abs(largest)) + EXPONENTIAL + n * (EXPONENTIAL + 2);
            total += p[j];
            totalError += p[j] * error[j];
        }
        return quotient(p, error, v, total, totalError);
    }

    /// `phi(q).phi(k) / sum` with phi(x) = elu(x) + 1.
    static Row eluLinear(double[] q, double[][] k, double[][] v) {
        int n = k.length;
        int d = q.length;
        var s = new double[n];
        var error = new double[n];
        double total = 0;
        double totalError = 0;
        for (int j = 0; j < n; j++) {
            for (int t = 0; t < d; t++) {
                s[j] += elu1(q[t]) * elu1(k[j][t]);
                error[j] += elu1Error(q[t]) * elu1(k[j][t]) + elu1(q[t]) * elu1Error(k[j][t]);
            }
            error[j] = error[j] / s[j] + n + d + 2;
            total += s[j];
            totalError += s[j] * error[j];
        }
        return quotient(s, error, v, total, totalError);
    }

    /// `s - mean(s) + 1/n` with s = `q.k / (n sqrt d)`.
    static Row inline(double[] q, double[][] k, double[][] v) {
        int n = k.length;
        int d = q.length;
        var s = new double[n];
        var size = new double[n];
        double mean = 0;
        double meanSize = 0;
        for (int j = 0; j < n; j++) {
            s[j] = dot(q, k[j]) / (n * Math.sqrt(d));
            size[j] = magnitude(q, k[j]) / (n * Math.sqrt(d));
            mean += s[j] / n;
            meanSize += size[j] / n;
        }
        var row = new Row(new double[v[0].length], new double[v[0].length]);
        for (int j = 0; j < n; j++) {
            for (int t = 0; t < v[j].length; t++) {
                row.values()[t] += (s[j] - mean + 1.0 / n) * v[j][t];
                row.sensitivities()[t] += (2.0 * n + 2 * d + 16) * (size[j] + meanSize + 1.0 / n) * Math.abs(v[j][t]);
            }
        }
        return row;
    }

    /// `s / (1 + sum s)` with s = `c + relu(W q).relu(W k)`.
    static Row ownFeatures(double[][] w, double c, double[] q, double[][] k, double[][] v) {
        int n = k.length;
        int m = w.length;
        var s = new double[n];
        var error = new double[n];
        double total = 1;
        double totalError = 1;
        for (int j = 0; j < n; j++) {
            s[j] = c;
            for (var row : w) {
                double left = Math.max(0, dot(row, q));
                double right = Math.max(0, dot(row, k[j]));
                s[j] += left * right;
                error[j] += (q.length + 1) * (magnitude(row, q) * right + left * magnitude(row, k[j]));
            }
            error[j] = error[j] / s[j] + n + m + 3;
            total += s[j];
            totalError += s[j] * error[j];
        }
        return quotient(s, error, v, total, totalError);
    }

    /// `sum p_j v_j / total`, each p_j within error_j of itself, and the total within its error.
    private static Row quotient(double[] p, double[] error, double[][] v, double total, double totalError) {
        int n = p.length;
        var row = new Row(new double[v[0].length], new double[v[0].length]);
        for (int j = 0; j < n; j++) {
            for (int t = 0; t < v[j].length; t++) {
                row.values()[t] += p[j] * v[j][t] / total;
                row.sensitivities()[t] +=
                        (error[j] + totalError / total + 2.0 * n + 2) * p[j] * Math.abs(v[j][t]) / total;
            }
        }
        return row;
    }

    private static double elu1(double x) {
        return x > 0 ? x + 1 : Math.exp(x);
    }

    /// `(exp(x) - 1) + 1` is as exact as 1 is.
    private static double elu1Error(double x) {
        return (EXPONENTIAL + 2) * Math.max(1, elu1(x));
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int t = 0; t < x.length; t++) {
            sum += x[t] * y[t];
        }
        return sum;
    }

    private static double magnitude(double[] x, double[] y) {
        double sum = 0;
        for (int t = 0; t < x.length; t++) {
            sum += Math.abs(x[t] * y[t]);
        }
        return sum;
    }
}
