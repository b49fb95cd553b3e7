package dev.attest.verification.grammar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What random texts may mention besides the names of the language, with the lines that declare it.
final class Declarations {
    private static final Map<String, String> LINES = lines();

    private Declarations() {}

    private static Map<String, String> lines() {
        var lines = new LinkedHashMap<String, String>();
        lines.put("W", "param W : matrix(m, d) learned");
        lines.put("W1", "param W1 : matrix(d, d) drawn normal");
        lines.put("O", "param O : matrix(d, d) drawn orthogonal");
        lines.put("E", "param E : matrix(d, d) drawn sign");
        lines.put("U", "param U : matrix(dv, dv) learned");
        lines.put("b", "param b : vector(d) learned");
        lines.put("g", "param g : scalar in (0, 1)");
        lines.put("h", "param h : scalar in [-1, 2]");
        lines.put("c", "param c : scalar = 3/2");
        lines.put("beta", "input beta : scalar in (0, 1)");
        lines.put("gamma", "input gamma : scalar in (0, 2) of query");
        lines.put("vec", "input vec : vector(d) in (0, 1)");
        return lines;
    }

    /// The lines that declare what the body mentions.
    static String of(String body) {
        return LINES.entrySet().stream()
                .filter(line -> mentions(body, line.getKey()))
                .map(line -> line.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static boolean mentions(String text, String name) {
        return Pattern.compile("\\b" + name + "\\b").matcher(text).find();
    }
}
