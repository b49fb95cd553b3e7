package dev.attest.verification.lies;

import dev.attest.theory.formula.normal.Exact;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Other values for the texts and numbers of a certificate file.
final class ChangedTexts {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(/\\d+)?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int LARGE = 1_000_000_007;
    private static final int OTHERS = 8;
    private static final int PLACES = 8;

    /// Pairs of tokens that are put for each other.
    private static final List<List<String>> EXCHANGED = List.of(
            List.of("q[", "k[j,"),
            List.of("exp(", "abs("),
            List.of("cos(", "sin("),
            List.of("sum(", "max("),
            List.of("<d", "<n"),
            List.of(" + ", " - "),
            List.of("*", " + "),
            List.of("dot(q, k)", "dot(k, k)"),
            List.of("causal\n", "\n"),
            List.of("(0, 1)", "(0, 2)"),
            List.of("-1", "1"));

    private ChangedTexts() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static Stream<Integer> wholes(int value) {
        return Stream.of(value + 1, value - 1, -value, 0, LARGE, -LARGE).distinct();
    }

    /// @param others what stands in fields of this name in other files
    static Set<String> of(String place, String text, Set<String> others) {
        var changed = new LinkedHashSet<String>();
        if (isNumber(text)) {
            numbers(Exact.parse(text)).map(Exact::text).forEach(changed::add);
            changed.addAll(List.of("", "1/0", text + "0", "x", " " + text, text + "/1"));
        } else {
            changed.addAll(List.of("", text + "x", text + " + 1", "-1*(" + text + ")", "0", "1"));
            others.stream().limit(OTHERS).forEach(changed::add);
            EXCHANGED.forEach(pair -> {
                exchanged(text, pair.getFirst(), pair.getLast()).forEach(changed::add);
                exchanged(text, pair.getLast(), pair.getFirst()).forEach(changed::add);
            });
            increased(text).forEach(changed::add);
        }
        if (place.equals("mechanism")) {
            lines(text).forEach(changed::add);
        }
        changed.remove(text);
        return changed;
    }

    private static Stream<BigFraction> numbers(BigFraction value) {
        return Stream.of(
                value.add(1),
                value.subtract(1),
                value.negate(),
                BigFraction.ZERO,
                value.multiply(2),
                value.add(new BigFraction(1, LARGE)));
    }

    /// One of the first occurrences replaced.
    private static Stream<String> exchanged(String text, String token, String other) {
        var starts = IntStream.iterate(text.indexOf(token), at -> at >= 0, at -> text.indexOf(token, at + 1));
        return starts.limit(PLACES).mapToObj(at -> text.substring(0, at) + other + text.substring(at + token.length()));
    }

    /// One of the first numbers larger by 1.
    private static Stream<String> increased(String text) {
        return DIGITS.matcher(text)
                .results()
                .limit(PLACES)
                .filter(number -> number.group().length() < 6)
                .map(number -> text.substring(0, number.start())
                        + (Integer.parseInt(number.group()) + 1)
                        + text.substring(number.end()));
    }

    /// One line less, or one more that is not read as mathematics.
    private static Stream<String> lines(String text) {
        var all = text.lines().toList();
        return Stream.concat(
                Stream.of(text + "# a remark\n", "causal\n" + text, "width d = 2\n" + text),
                IntStream.range(0, all.size())
                        .mapToObj(without -> IntStream.range(0, all.size())
                                .filter(line -> line != without)
                                .mapToObj(line -> all.get(line) + "\n")
                                .reduce("", String::concat)));
    }
}
