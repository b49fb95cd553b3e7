package dev.attest.experiments.bench;

/// `y = c x^exponent`, by least squares on logarithms.
///
/// @param logFactor     log c
/// @param standardError of the exponent, from how far the logarithms are from the line; not a number for fewer
///     than three points
public record PowerLaw(double logFactor, double exponent, double standardError) {
    /// @param x positive, at least two different numbers
    /// @param y positive
    public static PowerLaw fit(double[] x, double[] y) {
        int count = x.length;
        double meanX = meanLog(x);
        double meanY = meanLog(y);
        double square = 0;
        double product = 0;
        for (int place = 0; place < count; place++) {
            double across = Math.log(x[place]) - meanX;
            square += across * across;
            product += across * (Math.log(y[place]) - meanY);
        }
        if (!(square > 0)) {
            throw new IllegalArgumentException("power law: expected two different places, got fewer");
        }
        double exponent = product / square;
        double logFactor = meanY - exponent * meanX;
        double rest = 0;
        for (int place = 0; place < count; place++) {
            double off = Math.log(y[place]) - logFactor - exponent * Math.log(x[place]);
            rest += off * off;
        }
        double error = count < 3 ? Double.NaN : Math.sqrt(rest / (count - 2) / square);
        return new PowerLaw(logFactor, exponent, error);
    }

    private static double meanLog(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += Math.log(number);
        }
        return sum / numbers.length;
    }

    public double at(double x) {
        return Math.exp(logFactor + exponent * Math.log(x));
    }

    /// Where the law has this value.
    public double where(double value) {
        return Math.exp((Math.log(value) - logFactor) / exponent);
    }
}
