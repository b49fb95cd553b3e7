package dev.attest.verification.refute;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// A number in terms of widths, as answers write it: `d + 1`, `2 d`, `d m`, `C(d + 1, 2) + 2 C(d + 1, 2) + 1`.
final class WidthText {
    private static final Pattern BINOMIAL = Pattern.compile("C\\((\\w+)(?: \\+ (\\d+))?, (\\d+)\\)");

    private WidthText() {}

    /// Empty where the text is of another form.
    static OptionalInt value(String text, Map<String, Integer> widths) {
        try {
            var plain = BINOMIAL.matcher(text)
                    .replaceAll(match -> Integer.toString(binomial(
                            factor(match.group(1), widths)
                                    + (match.group(2) == null ? 0 : Integer.parseInt(match.group(2))),
                            Integer.parseInt(match.group(3)))));
            return OptionalInt.of(Arrays.stream(plain.split(" \\+ ", -1))
                    .mapToInt(term -> product(term, widths))
                    .sum());
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static int product(String term, Map<String, Integer> widths) {
        return Arrays.stream(term.split("[ *]+", -1))
                .mapToInt(factor -> factor(factor, widths))
                .reduce(1, Math::multiplyExact);
    }

    private static int factor(String name, Map<String, Integer> widths) {
        var width = widths.get(name);
        return width == null ? Integer.parseInt(name) : width;
    }

    private static int binomial(int of, int choose) {
        long value = 1;
        for (int step = 1; step <= choose; step++) {
            value = value * (of - choose + step) / step;
        }
        return Math.toIntExact(value);
    }
}
