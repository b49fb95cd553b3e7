package dev.attest.theory.separation;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// What a network puts in place of the exponential: the score of a key is this function of its logit, and a
/// weight is a score over the sum of the scores of its row.
public sealed interface Unit {
    /// `exp(logit)`.
    record Softmax() implements Unit {
        @Override
        public String text() {
            return "softmax";
        }
    }

    /// `logit^degree`; degree 1 is the normalised linear attention of the paper.
    record Power(int degree) implements Unit {
        public Power {
            if (degree < 1 || degree > MOST_DEGREE) {
                throw new IllegalArgumentException("degree: expected 1 to " + MOST_DEGREE + ", got " + degree);
            }
        }

        @Override
        public String text() {
            return degree == 1 ? "linear" : "degree " + degree;
        }
    }

    int MOST_DEGREE = 9_999;

    Unit SOFTMAX = new Softmax();
    Unit LINEAR = new Power(1);

    String text();

    /// The unit of which [#text()] says this; empty if there is none.
    static Optional<Unit> named(String text) {
        if (text.equals(SOFTMAX.text())) {
            return Optional.of(SOFTMAX);
        }
        if (text.equals(LINEAR.text())) {
            return Optional.of(LINEAR);
        }
        return text.matches("degree [1-9][0-9]{0,3}")
                ? Optional.of(new Power(Integer.parseInt(text.substring("degree ".length()))))
                : Optional.empty();
    }

    /// The row of attention with this unit, as a definition.
    default Mechanism definition() {
        String weight = switch (this) {
            case Softmax() -> "weight = softmax(dot(q, k))";
            case Power(int degree) -> "score = dot(q, k)^" + degree + "\nweight = score / sum(score)";
        };
        return MechanismReader.parse("name unit\n" + weight + "\n", text());
    }

    /// The score of the logit `multiple * log n`, up to the factor `(log n)^degree` that all scores of a row
    /// share.
    default PowerSum score(TokenCount n, BigFraction multiple) {
        return switch (this) {
            case Softmax() -> PowerSum.power(n, BigFraction.ONE, multiple);
            case Power(int degree) -> PowerSum.rational(n, multiple.pow(BigInteger.valueOf(degree)));
        };
    }

    /// The same in doubles, without the shared factor.
    default double score(double logN, double multiple) {
        return switch (this) {
            case Softmax() -> StrictMath.exp(multiple * logN);
            case Power(int degree) -> StrictMath.pow(multiple, degree);
        };
    }
}
