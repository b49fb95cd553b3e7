package dev.attest.verification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Random mechanisms of the language, as text: feature maps, scores and rows put together by their grammar, so
/// that every text is well shaped. Use it in a jqwik property of your own:
///
/// ```java
/// @Provide
/// Arbitrary<String> texts() {
///     return MechanismTexts.any();
/// }
/// ```
///
/// and read a text with `MechanismReader.parse(text, "random.attn")`. To mix in a mechanism of your own, use
/// `Arbitraries.oneOf(MechanismTexts.any(), Arbitraries.just(text))`.
public final class MechanismTexts {
    /// Parameters that the texts may mention, with their declarations.
    private static final Map<String, String> PARAMETERS = parameters();

    private MechanismTexts() {}

    private static Map<String, String> parameters() {
        var declarations = new LinkedHashMap<String, String>();
        declarations.put("W", "matrix(m, d) learned");
        declarations.put("W1", "matrix(d, d) drawn normal");
        declarations.put("b", "vector(d) learned");
        declarations.put("g", "scalar in (0, 1)");
        return declarations;
    }

    /// The whole of the grammar: odd rows of odd scores too.
    public static Arbitrary<String> any() {
        var scores = Arbitraries.frequencyOf(Tuple.of(4, ScoreTexts.ofFeatures()), Tuple.of(1, ScoreTexts.other()));
        var rows = Arbitraries.oneOf(RowTexts.classical(), RowTexts.odd());
        return texts(headers(), FeatureTexts.any(), scores, rows);
    }

    /// The mechanisms that theorems speak of: classical rows, feature maps that act on each coordinate, no
    /// masks.
    public static Arbitrary<String> classical() {
        return texts(Arbitraries.just(""), FeatureTexts.plain(), ScoreTexts.ofFeatures(), RowTexts.classical());
    }

    /// The definitions of a text of [#any], without what stands before them.
    public static Arbitrary<String> bodies() {
        var scores = Arbitraries.frequencyOf(Tuple.of(4, ScoreTexts.ofFeatures()), Tuple.of(1, ScoreTexts.other()));
        var rows = Arbitraries.oneOf(RowTexts.classical(), RowTexts.odd());
        return Combinators.combine(FeatureTexts.any(), FeatureTexts.any(), scores, rows)
                .as(MechanismTexts::body);
    }

    private static Arbitrary<String> headers() {
        return Arbitraries.frequency(
                Tuple.of(6, ""), Tuple.of(1, "causal\n"), Tuple.of(1, "width d = 1\n"), Tuple.of(1, "width d = 2\n"));
    }

    private static Arbitrary<String> texts(
            Arbitrary<String> headers, Arbitrary<String> features, Arbitrary<String> scores, Arbitrary<String> rows) {
        return Combinators.combine(headers, features, features, scores, rows).as(MechanismTexts::assemble);
    }

    private static String assemble(String header, String phi, String psi, String score, String row) {
        var body = body(phi, psi, score, row);
        return "name random\n" + header + declarations(body) + body;
    }

    private static String body(String phi, String psi, String score, String row) {
        // Two maps have to agree in width where both are used; the key's map is then an image of the query's.
        var pair = sameWidth(phi, psi) ? psi : "-" + "(" + phi + ")";
        return "phi(x) = " + phi + "\npsi(x) = " + pair + "\nscore = " + score + "\nweight = " + row + "\n";
    }

    private static boolean sameWidth(String phi, String psi) {
        return !widens(phi) && !widens(psi);
    }

    private static boolean widens(String map) {
        return map.contains("concat") || mentions(map, "W");
    }

    private static String declarations(String body) {
        return PARAMETERS.entrySet().stream()
                .filter(parameter -> mentions(body, parameter.getKey()))
                .map(parameter -> "param " + parameter.getKey() + " : " + parameter.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static boolean mentions(String text, String name) {
        return Pattern.compile("\\b" + name + "\\b").matcher(text).find();
    }
}
