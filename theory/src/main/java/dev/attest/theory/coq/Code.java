package dev.attest.theory.coq;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// An expression of Coq, which breaks into indented lines where it is long.
sealed interface Code {
    /// How long a line may get.
    int WIDTH = 112;

    /// A function and its arguments; without arguments a name or a number.
    record Application(String head, List<Code> arguments) implements Code {}

    /// `fun name => body`.
    record Function(String name, Code body) implements Code {}

    /// `left sign right`, for numbers.
    record Infix(String sign, Code left, Code right) implements Code {}

    /// `[a; b; c]`.
    record Listing(List<Code> entries) implements Code {}

    static Code name(String text) {
        return new Application(text, List.of());
    }

    static Code call(String head, Code... arguments) {
        return new Application(head, Arrays.asList(arguments));
    }

    /// On one line.
    default String flat() {
        return switch (this) {
            case Application(var head, var arguments) ->
                head
                        + arguments.stream()
                                .map(argument -> " " + argument.inner())
                                .collect(Collectors.joining());
            case Function(var name, var body) -> "fun " + name + " => " + body.flat();
            case Infix(var sign, var left, var right) -> left.operand() + " " + sign + " " + right.operand();
            case Listing(var entries) -> entries.stream().map(Code::flat).collect(Collectors.joining("; ", "[", "]"));
        };
    }

    /// On lines that begin with `indent` spaces; the first begins without.
    default String lines(int indent) {
        var flat = flat();
        return indent + flat.length() <= WIDTH ? flat : broken(indent);
    }

    private String broken(int indent) {
        int deeper = indent + 2;
        var start = "\n" + " ".repeat(deeper);
        return switch (this) {
            case Application(var head, var arguments) ->
                head
                        + arguments.stream()
                                .map(argument -> start + argument.innerLines(deeper))
                                .collect(Collectors.joining());
            case Function(var name, var body) -> "fun " + name + " =>" + start + body.lines(deeper);
            case Infix(var sign, var left, var right) ->
                left.operandLines(indent) + "\n" + " ".repeat(indent) + sign + " " + right.operandLines(deeper);
            case Listing(var entries) ->
                entries.stream().map(entry -> entry.lines(deeper)).collect(Collectors.joining(";" + start, "[", "]"));
        };
    }

    /// Beside a sign: application binds more strongly.
    private String operand() {
        return this instanceof Application ? flat() : inner();
    }

    private String operandLines(int indent) {
        return this instanceof Application ? lines(indent) : innerLines(indent);
    }

    private boolean isAtomic() {
        return this instanceof Listing
                || this instanceof Application(var head, var rest) && rest.isEmpty() && !head.contains(" ");
    }

    private String inner() {
        return isAtomic() ? flat() : "(" + flat() + ")";
    }

    private String innerLines(int indent) {
        return isAtomic() ? lines(indent) : "(" + lines(indent + 1) + ")";
    }
}
