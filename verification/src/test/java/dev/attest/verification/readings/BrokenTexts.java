package dev.attest.verification.readings;

import dev.attest.theory.formula.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Texts that are nearly mechanisms, and texts that are nothing: good files with tokens, lines and bracketed
/// pieces changed, expressions grown by the grammar, random bytes. The same texts for the same seed.
final class BrokenTexts {
    private static final int LARGEST = 70_000;
    private static final Pattern TOKEN =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|[0-9.]+(?:[eE][+-]?[0-9]+)?|#[^\n]*|\n|[ \t]+|.", Pattern.DOTALL);
    private static final List<String> GOOD = good();
    private static final List<String> WORDS = List.of(
            ("name title source causal grid width param input state from of in drawn normal orthogonal sign learned "
                            + "scalar vector matrix query score weight output read S z W beta x q k v qbar kbar vbar i j n d "
                            + "dv m pi relu leakyrelu elu exp log softplus sigmoid tanh sin cos abs sqrt sign step min max dot "
                            + "norm concat outer roll rmsnorm layernorm sum_of mean_of max_of diag transpose inverse eye sum "
                            + "mean softmax sparsemax entmax cumsum rope row col window")
                    .split(" "));
    private static final List<String> SIGNS = List.of(
            "+",
            "-",
            "*",
            "/",
            "^",
            "=",
            ":",
            ",",
            "(",
            ")",
            "[",
            "]",
            "#",
            "\n",
            "\n ",
            " ",
            "\t",
            "\r\n",
            "\0",
            "-",
            "@",
            "\u2212",
            "\u00D7",
            "\uD835\uDD38",
            "\uD800",
            "\uFEFF",
            "\"",
            "'",
            ";",
            "%");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "0.5",
            "1e1000",
            "1e-1000",
            "1e1001",
            "1e99999999999",
            "9".repeat(1200),
            ".",
            "1.",
            "1..2",
            "00",
            "1e",
            "2e+3",
            "99999",
            "100000",
            "0.1e-5");

    private final SplittableRandom random;

    BrokenTexts(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private static List<String> good() {
        var texts = Stream.concat(
                Catalogue.names().stream().map(name -> Catalogue.mechanism(name).text()),
                Stream.of("""
                        name delta
                        input beta : scalar in (0, 2)
                        input alpha : vector(d) in (0, 1)
                        input gate : vector(dv) of query
                        state S : matrix(dv, d) = S * diag(alpha) + beta * outer(v - S * k, k)
                        read = S * q
                        output = rmsnorm(read) * sigmoid(gate)
                        """, """
                        causal
                        input f : scalar in (0, 1)
                        param a : scalar in [1, 2)
                        score = dot(rope(q, i), rope(k, j)) / sqrt(d) + sum(log(f)) - cumsum(log(f))
                        weight = entmax(score, a)
                        """, """
                        grid
                        width dv = 2
                        param r : matrix(3, 3) learned
                        weight = sparsemax(-(row(i) - row(j))^2 - (col(i) - col(j))^2)
                        output = sum(weight * v) + window(3, r)
                        """, """
                        state S : matrix(dv, d) = S + outer(v, k)
                        state z : vector(d) from 0 * [1, 1] = z + k
                        width d = 2
                        output = S * q / (1 + dot(z, q))
                        """));
        return texts.toList();
    }

    String next() {
        var text = switch (random.nextInt(10)) {
            case 0 -> bytes();
            case 1 -> tokens();
            case 2 -> grown();
            default -> changed(any(GOOD));
        };
        return text.length() > LARGEST ? text.substring(0, LARGEST) : text;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String bytes() {
        var bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return new String(bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private String tokens() {
        var text = new StringBuilder();
        for (int count = random.nextInt(60); count > 0; count--) {
            text.append(token()).append(random.nextInt(4) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private String token() {
        return switch (random.nextInt(5)) {
            case 0 -> any(NUMBERS);
            case 1, 2 -> any(SIGNS);
            default -> any(WORDS);
        };
    }

    /// A file put together by the grammar, with names that mostly exist.
    private String grown() {
        var text = new StringBuilder();
        for (int line = random.nextInt(8); line >= 0; line--) {
            text.append(line()).append('\n');
        }
        return text.toString();
    }

    private String line() {
        return switch (random.nextInt(8)) {
            case 0 -> "param " + any(WORDS) + " : " + shape() + (random.nextBoolean() ? " learned" : "");
            case 1 -> "input " + any(WORDS) + " : " + shape() + (random.nextBoolean() ? " of query" : " in (0, 1)");
            case 2 ->
                "state S : " + shape() + (random.nextBoolean() ? " from " + expression(2) : "") + " = " + expression(4);
            case 3 -> any(List.of("grid", "causal", "width d = 2", "width dv = 3"));
            case 4 -> "f(x) = " + expression(4);
            default -> any(List.of("score", "weight", "output", "read", "g")) + " = " + expression(5);
        };
    }

    private String shape() {
        return any(List.of("scalar", "vector(d)", "vector(dv)", "matrix(dv, d)", "matrix(d, d)", "matrix(m, d)"));
    }

    private String expression(int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return any(
                    List.of("q", "k", "v", "i", "j", "n", "S", "z", "W", "1", "0.5", "x", "beta", "score", "[1, 2]"));
        }
        var inside = expression(depth - 1);
        return switch (random.nextInt(7)) {
            case 0 -> "(" + inside + ")";
            case 1 -> "-" + inside;
            case 2 -> "[" + inside + ", " + expression(depth - 1) + "]";
            case 3 -> any(WORDS) + "(" + inside + ", " + expression(depth - 1) + ")";
            case 4, 5 -> inside + " " + any(List.of("+", "-", "*", "/", "^")) + " " + expression(depth - 1);
            default -> any(WORDS) + "(" + inside + ")";
        };
    }

    private String changed(String text) {
        var changed = text;
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            changed = switch (random.nextInt(6)) {
                case 0 -> withLines(changed);
                case 1 -> withPiece(changed);
                case 2 -> withCharacters(changed);
                default -> withTokens(changed);
            };
        }
        return changed;
    }

    private String withTokens(String text) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        if (tokens.isEmpty()) {
            return token();
        }
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(5)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, token());
            case 2 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
            case 3 -> tokens.add(at, tokens.get(at));
            default -> tokens.set(at, token());
        }
        return String.join("", tokens);
    }

    private String withLines(String text) {
        var lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return line();
        }
        int at = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.add(at, line());
            default -> lines.addAll(at, any(GOOD).lines().toList());
        }
        return String.join("\n", lines) + "\n";
    }

    /// A name or a bracketed piece becomes an expression, or is wrapped many times.
    private String withPiece(String text) {
        int open = text.indexOf('(', text.isEmpty() ? 0 : random.nextInt(text.length()));
        int close = open < 0 ? -1 : text.indexOf(')', open);
        if (close < 0) {
            return text + "\ng = " + expression(4);
        }
        var piece = text.substring(open, close + 1);
        int times = any(List.of(1, 2, 30, 98, 99, 100, 101, 200, 3000));
        var grown = switch (random.nextInt(4)) {
            case 0 -> "(" + expression(5) + ")";
            case 1 -> "(".repeat(times) + piece + ")".repeat(times);
            case 2 -> piece + (" " + any(List.of("+", "*", "^", "-")) + " " + piece).repeat(times);
            default -> "(" + "-".repeat(times) + piece + ")";
        };
        return text.substring(0, open) + grown + text.substring(close + 1);
    }

    private String withCharacters(String text) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(6));
        return text.substring(0, at) + (char) random.nextInt(random.nextBoolean() ? 128 : 65_536) + text.substring(to);
    }
}
