package dev.attest.theory.latex;

import dev.attest.theory.formula.Definition;
import dev.attest.theory.formula.Roles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How names are written in LaTeX.
final class LatexSymbols {
    private static final Set<String> GREEK = Set.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
            "xi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda",
            "Xi", "Sigma", "Upsilon", "Phi", "Psi", "Omega");
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("relu", "\\operatorname{ReLU}"),
            Map.entry("elu", "\\operatorname{ELU}"),
            Map.entry("exp", "\\exp"),
            Map.entry("log", "\\log"),
            Map.entry("tanh", "\\tanh"),
            Map.entry("sin", "\\sin"),
            Map.entry("cos", "\\cos"),
            Map.entry("min", "\\min"),
            Map.entry("max", "\\max"),
            Map.entry("rmsnorm", "\\operatorname{RMSNorm}"),
            Map.entry("layernorm", "\\operatorname{LayerNorm}"));
    private static final Map<String, String> VALUES =
            Map.of("dv", "d_v", "pi", "\\pi", "qbar", "\\bar{q}", "kbar", "\\bar{k}", "vbar", "\\bar{v}");
    private static final Map<String, String> ROLES = Map.of(Roles.SCORE, "s", Roles.WEIGHT, "a", Roles.OUTPUT, "o");
    private static final List<String> INDICES = List.of("j", "l", "r", "u", "w");

    private final Set<String> defined;

    LatexSymbols(List<Definition> definitions) {
        defined = definitions.stream().map(Definition::name).collect(Collectors.toSet());
    }

    /// The key index that is bound `depth` reductions deep; the outermost is `j`.
    static String index(int depth) {
        return depth < INDICES.size() ? INDICES.get(depth) : "l_{" + (depth - INDICES.size() + 1) + "}";
    }

    /// A name of the file, or of the language.
    String name(String name) {
        var letter = ROLES.get(name);
        if (letter != null) {
            return defined.contains(letter) ? "\\mathrm{" + name + "}" : letter;
        }
        return VALUES.getOrDefault(name, plain(name));
    }

    static String function(String name) {
        return FUNCTIONS.getOrDefault(name, "\\operatorname{" + name.replace("_", "\\_") + "}");
    }

    private static String plain(String name) {
        if (name.length() == 1 && !name.equals("_")) {
            return name;
        }
        return GREEK.contains(name) ? "\\" + name : "\\mathrm{" + name.replace("_", "\\_") + "}";
    }

    /// Ordinary text, with the characters that LaTeX reserves escaped.
    static String text(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(LatexSymbols::escaped)
                .collect(Collectors.joining());
    }

    private static String escaped(String character) {
        return switch (character) {
            case "\\" -> "\\textbackslash{}";
            case "~" -> "\\textasciitilde{}";
            case "^" -> "\\textasciicircum{}";
            case "#", "$", "%", "&", "_", "{", "}" -> "\\" + character;
            default -> character;
        };
    }
}
