package dev.attest.theory.claims.field;

import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.commons.math3.fraction.BigFraction;

/// A mechanism, and features that its rows are held to.
///
/// @param text     how a report names it
/// @param query    phi, the features of the query, as text
/// @param key      psi, the features of a key, as text
/// @param features m as a function of d
/// @param quotient whether the row is the scores phi(q) . psi(k_j) over their sum
/// @param maxWidth the largest d for which features of rational points are rational
record MixtureFamily(
        String text,
        Mechanism mechanism,
        String query,
        String key,
        IntUnaryOperator features,
        boolean quotient,
        int maxWidth) {
    private static final int ANY = Integer.MAX_VALUE;

    /// Some satisfy all hypotheses of the mixture, and for each hypothesis that is not technical some satisfy
    /// all but that one: features of both signs (the identity; those of InLine, whose scores sum to 1), and
    /// softmax, which is no quotient of finitely many features.
    static List<MixtureFamily> all() {
        return List.of(
                linear("relu(x)", "relu(x)", d -> d),
                linear("x^2", "x^2", d -> d),
                linear("abs(x)", "relu(x) + 1", d -> d),
                linear("concat(relu(x), relu(-x))", "concat(relu(x), relu(-x))", d -> 2 * d),
                linear("concat(1, x^2)", "concat(1, abs(x))", d -> d + 1),
                linear("x", "x", d -> d),
                linear("x", "relu(x) + 1", d -> d),
                linear("relu(x) + 1", "x", d -> d),
                new MixtureFamily(
                        "inline",
                        Catalogue.mechanism("inline"),
                        "concat(x, 1)",
                        "concat((x - mean(x)) / (n * sqrt(d)), 1 / n)",
                        d -> d + 1,
                        true,
                        1),
                new MixtureFamily(
                        "softmax, held to the laws of psi(x) = concat(1, relu(x))",
                        Catalogue.mechanism("softmax"),
                        "concat(1, relu(x))",
                        "concat(1, relu(x))",
                        d -> d + 1,
                        false,
                        ANY));
    }

    private static MixtureFamily linear(String query, String key, IntUnaryOperator features) {
        String text = "linear attention, phi(x) = " + query + ", psi(x) = " + key;
        String file =
                "name written\n" + maps(query, key) + "score = dot(phi(q), psi(k))\nweight = score / sum(score)\n";
        return new MixtureFamily(text, MechanismReader.parse(file, text), query, key, features, true, ANY);
    }

    /// p_f: the scores of feature f of the keys alone, over their sum.
    Mechanism law(int f, int width) {
        String lines =
                "psi(x) = " + key + "\nscore = dot(" + unit(f, width) + ", psi(k))\nweight = score / sum(score)\n";
        return fixed(lines, width);
    }

    /// w_f(q) = phi_f(q) sum_l psi_f(k_l) / sum_l phi(q) . psi(k_l), at every key.
    Mechanism share(int f, int width) {
        String unit = unit(f, width);
        String lines = maps(query, key) + "weight = dot(" + unit + ", phi(q)) * sum(dot(" + unit
                + ", psi(k))) / sum(dot(phi(q), psi(k)))\n";
        return fixed(lines, width);
    }

    private static String maps(String query, String key) {
        return "phi(x) = " + query + "\npsi(x) = " + key + "\n";
    }

    private String unit(int f, int width) {
        return Entrywise.unit(features.applyAsInt(width), f, BigFraction.ONE).stream()
                .map(entry -> Integer.toString(entry.intValue()))
                .toList()
                .toString();
    }

    private static Mechanism fixed(String lines, int width) {
        return MechanismReader.parse("name feature\nwidth d = " + width + "\n" + lines, "feature");
    }

    /// phi_f(q), at every key.
    Mechanism ofQuery(int f, int width) {
        return fixed("phi(x) = " + query + "\nweight = dot(" + unit(f, width) + ", phi(q))\n", width);
    }

    /// psi_f(k_j).
    Mechanism ofKeys(int f, int width) {
        return fixed("psi(x) = " + key + "\nweight = dot(" + unit(f, width) + ", psi(k))\n", width);
    }
}
