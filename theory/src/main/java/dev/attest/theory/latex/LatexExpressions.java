package dev.attest.theory.latex;

import dev.attest.theory.formula.Expression;
import dev.attest.theory.formula.Language;
import dev.attest.theory.formula.Roles;
import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Expressions as their author wrote them, in LaTeX: sums over keys get bound indices, quotients become
/// fractions.
final class LatexExpressions {
    private static final int SUM = 1;
    private static final int BIG = 2;
    private static final int PRODUCT = 3;
    private static final int FRACTION = 4;
    private static final int POWER = 5;
    private static final int ATOM = 6;

    private final LatexSymbols symbols;
    private final KeyUse keys;
    private final LatexRows rows;
    private final LatexTokens tokens;

    LatexExpressions(LatexSymbols symbols, KeyUse keys, LatexRows rows, LatexTokens tokens) {
        this.symbols = symbols;
        this.keys = keys;
        this.rows = rows;
        this.tokens = tokens;
    }

    /// Where an expression stands: the key index that is meant, how many are in use, which names carry the
    /// index because they are arguments that a macro runs over the keys of, and which states are meant: those
    /// after the key `state`.
    record Position(String key, int depth, Set<String> keyed, Set<String> arguments, String state) {
        Position inside() {
            return new Position(LatexSymbols.index(depth), depth + 1, keyed, arguments, state);
        }

        Position at(String index) {
            return new Position(index, depth, keyed, arguments, state);
        }
    }

    /// LaTeX with how tightly it holds together.
    private record Written(String text, int strength) {
        String atLeast(int needed) {
            return strength >= needed ? text : parenthesised(text);
        }
    }

    String write(Expression expression, Position position) {
        return written(expression, position).text;
    }

    /// A definition's own name, with its key index if it has one.
    String name(String name, Position position) {
        var symbol = symbols.name(name) + (keys.isDependent(name) ? "_{" + position.key + "}" : "");
        return name.equals(Roles.WEIGHT) || name.equals(Roles.OUTPUT) ? symbol + "(q)" : symbol;
    }

    private Written written(Expression expression, Position position) {
        return switch (expression) {
            case Expression.Number(var text, var ignored, var nowhere) -> number(text);
            case Expression.Name(var name, var ignored) -> new Written(reference(name, position), ATOM);
            case Expression.Negation(var operand, var ignored) ->
                new Written("-" + written(operand, position).atLeast(BIG), SUM);
            case Expression.Operation operation -> operation(operation, position);
            case Expression.Listing(var entries, var ignored) -> listing(entries, position);
            case Expression.Call call -> call(call, position);
        };
    }

    private static Written number(String text) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        var mantissa = exponent < 0 ? text : text.substring(0, exponent);
        var shown = mantissa.startsWith(".") ? "0" + mantissa : mantissa;
        return exponent < 0
                ? new Written(shown, ATOM)
                : new Written(
                        shown + " \\cdot 10^{" + text.substring(exponent + 1).replace("+", "") + "}", PRODUCT);
    }

    private String reference(String name, Position position) {
        if (position.arguments.contains(name)) {
            return symbols.name(name) + (position.keyed.contains(name) ? "_{" + position.key + "}" : "");
        }
        return switch (name) {
            case "k", "v" -> name + "_{" + position.key + "}";
            case "j" -> position.key;
            default ->
                tokens.index(name, position)
                        .map(index -> symbols.name(name) + "_{" + index + "}")
                        .orElseGet(() -> name(name, position));
        };
    }

    private Written operation(Expression.Operation operation, Position position) {
        var left = written(operation.left(), position);
        var right = written(operation.right(), position);
        return switch (operation.operator()) {
            case ADD -> new Written(left.text + " + " + right.atLeast(BIG), SUM);
            case SUBTRACT -> new Written(left.text + " - " + right.atLeast(BIG), SUM);
            case MULTIPLY -> product(left.atLeast(PRODUCT), right.atLeast(PRODUCT));
            case DIVIDE -> new Written("\\frac{" + left.text + "}{" + right.text + "}", FRACTION);
            case POWER -> new Written("{" + left.atLeast(ATOM) + "}^{" + right.text + "}", POWER);
            default -> throw new IllegalArgumentException("expected + - * / or ^, got " + operation.operator());
        };
    }

    private static Written product(String left, String right) {
        return new Written(left + (Character.isDigit(right.charAt(0)) ? " \\cdot " : " \\, ") + right, PRODUCT);
    }

    private Written listing(List<Expression> entries, Position position) {
        var rowsOrEntries = entries.stream()
                .map(entry -> entry instanceof Expression.Listing(var row, var ignored)
                        ? joined(row, " & ", position)
                        : write(entry, position))
                .collect(Collectors.joining(" \\\\ "));
        return new Written("\\begin{pmatrix} " + rowsOrEntries + " \\end{pmatrix}", ATOM);
    }

    private String joined(List<Expression> expressions, String separator, Position position) {
        return expressions.stream().map(part -> write(part, position)).collect(Collectors.joining(separator));
    }

    private Written call(Expression.Call call, Position position) {
        var reduction = Language.reduction(call);
        if (reduction.isPresent()) {
            return overKeys(reduction.get(), call.arguments().getFirst(), position);
        }
        return switch (call.function()) {
            case "softmax" -> softmax(call.arguments().getFirst(), position);
            case "sparsemax", "entmax" -> entmax(call, position);
            case "cumsum" -> prefix(call.arguments().getFirst(), position);
            default -> builtin(call, position);
        };
    }

    private Written entmax(Expression.Call call, Position position) {
        var inside = position.inside();
        var alpha = call.arguments().size() == 1
                ? ""
                : "^{" + write(call.arguments().getLast(), position) + "}";
        var function = "\\operatorname{" + call.function() + "}" + alpha + "_{" + inside.key + "}";
        var scores = parenthesised(write(call.arguments().getFirst(), inside));
        return new Written(function + scores + "_{" + position.key + "}", ATOM);
    }

    private Written prefix(Expression body, Position position) {
        var inside = position.inside();
        var summand = written(body, inside).atLeast(PRODUCT);
        return new Written(rows.sum(inside.key, position.key) + " " + summand, BIG);
    }

    private Written overKeys(Term.Reduction reduction, Expression body, Position position) {
        var inside = position.inside();
        var summand = written(body, inside).atLeast(PRODUCT);
        var text = switch (reduction) {
            case SUM -> rows.sum(inside.key) + " " + summand;
            case MEAN -> "\\frac{1}{n} " + rows.sum(inside.key) + " " + summand;
            case MIN -> "\\min_{" + inside.key + "} " + summand;
            case MAX -> "\\max_{" + inside.key + "} " + summand;
        };
        return new Written(text, BIG);
    }

    private Written softmax(Expression argument, Position position) {
        var inside = position.inside();
        var above = "\\exp" + parenthesised(write(argument, position));
        var below = rows.sum(inside.key) + " \\exp" + parenthesised(write(argument, inside));
        return new Written("\\frac{" + above + "}{" + below + "}", FRACTION);
    }

    private Written builtin(Expression.Call call, Position position) {
        var arguments = call.arguments();
        var first = written(arguments.getFirst(), position);
        return switch (call.function()) {
            case "dot" -> new Written(enclosed("\\langle ", joined(arguments, ", ", position), " \\rangle"), ATOM);
            case "norm" -> new Written(enclosed("\\lVert ", first.text, " \\rVert"), ATOM);
            case "abs" -> new Written(enclosed("\\lvert ", first.text, " \\rvert"), ATOM);
            case "sqrt" -> new Written("\\sqrt{" + first.text + "}", ATOM);
            case "outer" ->
                new Written(
                        first.atLeast(FRACTION) + " \\, {"
                                + written(arguments.getLast(), position).atLeast(ATOM) + "}^{\\top}",
                        PRODUCT);
            case "transpose" -> new Written("{" + first.atLeast(ATOM) + "}^{\\top}", POWER);
            case "inverse" -> new Written("{" + first.atLeast(ATOM) + "}^{-1}", POWER);
            case "eye" -> new Written("I_{" + first.text + "}", ATOM);
            case "concat" -> new Written(enclosed("[", joined(arguments, ";\\, ", position), "]"), ATOM);
            case "sum_of" -> new Written("\\sum_{t} " + parenthesised(first.text) + "_{t}", BIG);
            case "mean_of" -> new Written("\\operatorname{mean}_{t} " + parenthesised(first.text) + "_{t}", BIG);
            case "max_of" -> new Written("\\max_{t} " + parenthesised(first.text) + "_{t}", BIG);
            case "rope" ->
                new Written("R_{" + write(arguments.getLast(), position) + "} " + first.atLeast(FRACTION), PRODUCT);
            case "window" ->
                new Written(
                        "\\operatorname{window}_{" + first.text + "}"
                                + parenthesised(write(arguments.getLast(), position)),
                        ATOM);
            case "roll", "leakyrelu" -> withSubscript(call, first, position);
            default -> application(call, position);
        };
    }

    private Written withSubscript(Expression.Call call, Written first, Position position) {
        var function = call.function().equals("roll") ? "roll" : "LeakyReLU";
        var subscript = write(call.arguments().getLast(), position);
        return new Written("\\operatorname{" + function + "}_{" + subscript + "}" + parenthesised(first.text), ATOM);
    }

    private Written application(Expression.Call call, Position position) {
        var function = Language.function(call.function()).isPresent()
                ? LatexSymbols.function(call.function())
                : name(call.function(), position);
        var arguments = new StringBuilder();
        for (int index = 0; index < call.arguments().size(); index++) {
            var there = keys.isKeyed(call.function(), index) ? position.at("\\cdot") : position;
            arguments
                    .append(index == 0 ? "" : ", ")
                    .append(write(call.arguments().get(index), there));
        }
        return new Written(function + parenthesised(arguments.toString()), ATOM);
    }

    private static String parenthesised(String text) {
        return enclosed("(", text, ")");
    }

    /// Brackets that grow with what they enclose only where it is tall.
    private static String enclosed(String open, String text, String close) {
        boolean tall = text.contains("\\frac") || text.contains("\\sum") || text.contains("pmatrix");
        return tall ? "\\left" + open + text + "\\right" + close : open + text + close;
    }
}
