package dev.attest.models.torch;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A source as a module of Python with one function. Its statements are those of the archive; two names differ,
/// which PyTorch keeps in other places for Python.
public final class PythonSource {
    private static final Map<String, String> NAMES = Map.of(
            "torch.linalg_inv_ex(",
            "torch.linalg.inv_ex(",
            "torch.scaled_dot_product_attention(",
            "torch.nn.functional.scaled_dot_product_attention(");

    /// Words that no function may have as its name.
    private static final Set<String> RESERVED = Set.of(
            ("and as assert async await break class continue def del elif else except finally for from global if "
                            + "import in is lambda nonlocal not or pass raise return try while with True False None "
                            + "torch inf nan")
                    .split(" "));

    private PythonSource() {}

    /// @param archive the name of the file that holds the same function, for the text that says how to load it
    public static String of(TorchSource source, String archive) {
        var body = source.body().stream().map(PythonSource::inPython).toList();
        boolean limits = body.stream().anyMatch(line -> line.matches(".*\\b(inf|nan)\\b.*"));
        return documentation(source, archive)
                + "\n"
                + (limits ? "from math import inf, nan\n\n" : "")
                + "import torch\n\n\n"
                + "def " + name(source.mechanism()) + "(" + String.join(", ", source.arguments()) + "):\n"
                + body.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
    }

    private static String inPython(String line) {
        var text = line;
        for (var entry : NAMES.entrySet()) {
            text = text.replace(entry.getKey(), entry.getValue());
        }
        return text;
    }

    /// The name of the mechanism as a name of Python.
    static String name(Mechanism mechanism) {
        var name = mechanism.name().replaceAll("[^A-Za-z0-9_]", "_");
        var word = name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
        return RESERVED.contains(word) ? word + "_" : word;
    }

    private static String documentation(TorchSource source, String archive) {
        var mechanism = source.mechanism();
        var lines = new ArrayList<String>();
        lines.add(mechanism.title().orElse(mechanism.name()) + ".");
        lines.add("");
        mechanism.source().ifPresent(place -> lines.add("Source: " + place));
        lines.add("Definition: SHA-256 " + DefinitionHash.of(mechanism));
        lines.add("");
        mechanism.text().lines().forEach(line -> lines.add(line.isBlank() ? "" : "    " + line));
        lines.add("");
        lines.add(mechanism.causal() ? "A query reads the keys up to its own position." : "A query reads all keys.");
        lines.add("How it is computed: " + source.explanation() + ".");
        lines.add("");
        lines.add("Arguments:");
        lines.addAll(arguments(source));
        lines.add("Result: [b, h, i, dv]");
        lines.add("");
        lines.add(archive + " holds the same function: torch.jit.load(\"" + archive + "\")("
                + String.join(", ", source.arguments()) + ")");
        var text = String.join("\n", lines).replace("\\", "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
        return "\"\"\"" + text + "\n\"\"\"\n";
    }

    private static List<String> arguments(TorchSource source) {
        var lines = new ArrayList<>(List.of(
                "    q: [b, h, i, d]",
                "    k: [b, hk, j, d], where query head g reads key head g // (h // hk)",
                "    v: [b, hk, j, dv]"));
        var parameters = source.mechanism().parameters();
        for (int parameter = 0; parameter < parameters.size(); parameter++) {
            lines.add("    " + source.arguments().get(3 + parameter) + ": " + shape(parameters.get(parameter)));
        }
        if (source.padded()) {
            lines.add("    " + source.arguments().getLast() + ": [b, j], False for a key that no row sees");
        }
        return lines;
    }

    private static String shape(Parameter parameter) {
        return switch (parameter.shape()) {
            case Shape.Scalar _ -> "a number, or [h] with one for each head";
            case Shape.Vector(var width) -> "[" + width + "], or [h, " + width + "] with one for each head";
            case Shape.Matrix(var rows, var columns) ->
                "[" + rows + ", " + columns + "], or [h, " + rows + ", " + columns + "] with one for each head";
        };
    }
}
