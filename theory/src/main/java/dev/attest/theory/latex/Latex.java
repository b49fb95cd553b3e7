package dev.attest.theory.latex;

import dev.attest.theory.formula.Definition;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.Width;
import dev.attest.theory.latex.LatexExpressions.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A mechanism in LaTeX, as its author wrote it: one line for each definition, `s_j` for the score, `a_j(q)`
/// for the weight of the key j, `o(q)` for the output.
public final class Latex {
    private final Mechanism mechanism;
    private final LatexSymbols symbols;
    private final KeyUse keys;
    private final LatexTokens tokens;
    private final LatexExpressions expressions;

    private Latex(Mechanism mechanism) {
        this.mechanism = mechanism;
        this.symbols = new LatexSymbols(mechanism.definitions());
        this.tokens = new LatexTokens(mechanism);
        this.keys = new KeyUse(tokens.withoutUpdates(mechanism.definitions()), tokens.ofKeys());
        this.expressions = new LatexExpressions(symbols, keys, LatexRows.of(mechanism), tokens);
    }

    /// An `aligned` block, to stand in any display; it needs `amsmath` and `amssymb`.
    public static String of(Mechanism mechanism) {
        return new Latex(mechanism).block();
    }

    /// A complete document with the title, the source and the block.
    public static String document(Mechanism mechanism) {
        var title = LatexSymbols.text(mechanism.title().orElse(mechanism.name()));
        var source = mechanism
                .source()
                .map(text -> "\\noindent Source: " + LatexSymbols.text(text) + "\n")
                .orElse("");
        return """
                \\documentclass{article}
                \\usepackage[T1]{fontenc}
                \\usepackage{amsmath,amssymb}
                \\begin{document}
                \\section*{%s}
                %s\\[
                %s\\]
                \\end{document}
                """.formatted(title, source, of(mechanism));
    }

    private String block() {
        var lines = Stream.of(widths(), grid(), parameters(), inputs(), starts(), definitions())
                .flatMap(List::stream)
                .collect(Collectors.joining(" \\\\\n"));
        return "\\begin{aligned}\n" + lines + "\n\\end{aligned}\n";
    }

    private List<String> widths() {
        return mechanism.widths().keySet().stream()
                .sorted()
                .map(name -> symbols.name(name) + " &= " + mechanism.widths().get(name))
                .toList();
    }

    private List<String> grid() {
        return mechanism.grid() ? List.of("n &= g \\times g \\quad \\text{(tokens on a grid)}") : List.of();
    }

    private List<String> inputs() {
        return mechanism.inputs().stream().map(this::input).toList();
    }

    private String input(Input input) {
        var index = input.ofQuery() ? "i" : LatexSymbols.index(0);
        return symbols.name(input.name()) + "_{" + index + "} &\\in " + set(input)
                + " \\quad \\text{(with each token)}";
    }

    private String set(Input input) {
        var entries = input.range().map(Latex::interval).orElse("\\mathbb{R}");
        return set(input.shape(), entries);
    }

    /// What the states are before the first key: 0 unless the file says otherwise.
    private List<String> starts() {
        return mechanism.states().stream().map(this::start).toList();
    }

    private String start(State state) {
        var position = new Position("-1", 0, Set.of(), Set.of(), "-1");
        var start = mechanism.recurrence().starts().stream()
                .filter(definition -> definition.name().equals(state.name()))
                .map(definition -> expressions.write(definition.body(), position))
                .findFirst()
                .orElse("0");
        return symbols.name(state.name()) + "_{-1} &= " + start;
    }

    private List<String> parameters() {
        return mechanism.parameters().stream().map(this::parameter).toList();
    }

    private String parameter(Parameter parameter) {
        var origin = switch (parameter.origin()) {
            case GIVEN -> "";
            case LEARNED -> " \\quad \\text{(learned)}";
            case NORMAL, ORTHOGONAL, SIGN ->
                " \\quad \\text{(drawn, " + parameter.origin().name().toLowerCase(Locale.ROOT) + ")}";
        };
        return symbols.name(parameter.name()) + " &\\in " + set(parameter) + origin;
    }

    private String set(Parameter parameter) {
        return set(parameter.shape(), parameter.range().map(Latex::interval).orElse("\\mathbb{R}"));
    }

    private static String set(Shape shape, String entries) {
        return switch (shape) {
            case Shape.Scalar ignored -> entries;
            case Shape.Vector(var width) -> entries + "^{" + size(width) + "}";
            case Shape.Matrix(var rows, var columns) ->
                entries + "^{" + bracketed(rows) + " \\times " + bracketed(columns) + "}";
        };
    }

    private static String interval(Parameter.Range range) {
        return (range.lowClosed() ? "[" : "(") + fraction(range.low().toString()) + ", "
                + fraction(range.high().toString()) + (range.highClosed() ? "]" : ")");
    }

    private static String fraction(String text) {
        return text.replace(" ", "");
    }

    private static String size(Width width) {
        return width.toString().replace("dv", "d_v");
    }

    private static String bracketed(Width width) {
        var text = size(width);
        return text.contains("+") ? "(" + text + ")" : text;
    }

    private List<String> definitions() {
        var lines = new ArrayList<String>();
        for (var definition : mechanism.definitions()) {
            boolean dependent = keys.isDependent(definition.name()) || tokens.isState(definition.name());
            var position = new Position(
                    LatexSymbols.index(0),
                    dependent ? 1 : 0,
                    keys.keyed(definition.name()),
                    Set.copyOf(definition.arguments()),
                    tokens.state(definition.name()));
            lines.add(left(definition, position) + " &= " + expressions.write(definition.body(), position));
        }
        return lines;
    }

    private String left(Definition definition, Position position) {
        if (tokens.isState(definition.name())) {
            return symbols.name(definition.name()) + "_{" + position.key() + "}";
        }
        var name = expressions.name(definition.name(), position);
        return definition.arguments().isEmpty()
                ? name
                : name + "("
                        + definition.arguments().stream().map(symbols::name).collect(Collectors.joining(", ")) + ")";
    }
}
