package dev.attest.theory.separation;

/// Of a network of softmax regression on any logits, entry by entry. There is no exact law to ask about ties: a
/// column within rounding of the threshold is refused.
final class LogitMargin extends ColumnMargin {
    private final double[] weights;
    private final double threshold;
    private final double rounding;

    LogitMargin(double[] logits, Unit unit, double threshold) {
        this.weights = DenseAttention.weights(logits, unit);
        this.threshold = threshold;
        double condition = 0;
        double size = threshold;
        for (int key = 0; key < weights.length; key++) {
            condition = Math.max(condition, Math.abs(logits[key]));
            size += Math.abs(weights[key]);
        }
        this.rounding = rounding(size, condition + weights.length);
    }

    @Override
    double margin(long[] column) {
        double sum = -threshold;
        for (int key = 0; key < weights.length; key++) {
            sum += SignBits.sign(column, key) * weights[key];
        }
        return sum;
    }

    @Override
    double rounding() {
        return rounding;
    }

    @Override
    boolean firesExactly(long[] column) {
        throw new ArithmeticException("regression: expected no output within rounding of the threshold, found one");
    }
}
