package dev.attest.theory.claims;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Rationals;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A feature map as the text of a definition, `phi(x) = ...`, for one width.
///
/// @param text     what stands after the equals sign
/// @param width    d
/// @param features m
/// @param form     what is known of it by its form
public record FeatureMap(String text, int width, int features, Form form) {
    private static final Pattern DEFINITION = Pattern.compile("(?m)^phi\\(x\\)\\s*=.*$");

    /// What is known of a feature map by its form.
    public enum Form {
        /// Entry by entry, f(0) = 0 and f(cx) = c f(x) for c > 0.
        HOMOGENEOUS,
        /// The constant 1 beside the vector itself.
        CONSTANT_BESIDE_IDENTITY,
        /// Depends on the signs of the entries alone; not continuous.
        SIGNS,
        /// Continuous, and nothing else is known.
        CONTINUOUS
    }

    public boolean continuous() {
        return form != Form.SIGNS;
    }

    /// The same mechanism with this feature map in place of its own.
    ///
    /// @throws IllegalArgumentException if the text has no line that defines `phi(x)`
    public Mechanism in(Mechanism mechanism) {
        return MechanismReader.parse(fixed(replaced(mechanism, text)), mechanism.name());
    }

    /// The same text for another width, with as many features more or fewer; empty where it has explicit
    /// vectors, which fix the width.
    public Optional<FeatureMap> at(int other) {
        return text.contains("[") && other != width
                ? Optional.empty()
                : Optional.of(new FeatureMap(text, other, features - width + other, form));
    }

    /// The same mechanism with another feature map that is written for every width.
    public static Mechanism anyWidth(String text, Mechanism mechanism) {
        return MechanismReader.parse(replaced(mechanism, text), mechanism.name());
    }

    private static String replaced(Mechanism mechanism, String text) {
        var matcher = DEFINITION.matcher(mechanism.text());
        if (!matcher.find()) {
            throw new IllegalArgumentException(mechanism.name() + ": expected a line that defines phi(x), got none");
        }
        return matcher.replaceFirst("phi(x) = " + Matcher.quoteReplacement(text));
    }

    /// The features of a vector, `[m]`.
    public List<BigFraction> of(List<BigFraction> vector) {
        return IntStream.range(0, features)
                .mapToObj(f -> Rows.row(new Rationals(), feature(f), List.of(vector), vector)
                        .getFirst())
                .toList();
    }

    /// The features of several vectors, `[n][m]`.
    public List<List<BigFraction>> ofAll(List<List<BigFraction>> vectors) {
        return vectors.stream().map(this::of).toList();
    }

    private Mechanism feature(int f) {
        String unit = Entrywise.unit(features, f, BigFraction.ONE).stream()
                .map(entry -> Integer.toString(entry.intValue()))
                .toList()
                .toString();
        String text = "name feature\nphi(x) = " + this.text + "\nweight = dot(phi(q), " + unit + ")\n";
        return MechanismReader.parse(fixed(text), "feature " + f);
    }

    private String fixed(String text) {
        return text.replaceFirst("(?m)^(name\\s.*)$", "$1\nwidth d = " + width);
    }
}
