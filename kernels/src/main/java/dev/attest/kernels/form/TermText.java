package dev.attest.kernels.form;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A term as a reader of the language would write it, cut short where it is long. For messages.
public final class TermText {
    private static final int LONGEST = 72;

    private TermText() {}

    public static String of(Term term) {
        var text = text(term);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
    }

    private static String text(Term term) {
        return switch (term) {
            case Term.Constant constant -> constant.value().toString().replace(" ", "");
            case Term.Pi _ -> "pi";
            case Term.KeyCount _ -> "n";
            case Term.WidthValue value -> value.width().toString();
            case Term.Query _ -> "q";
            case Term.Key key -> "k[" + key.index() + "]";
            case Term.Value value -> "v[" + value.index() + "]";
            case Term.MeanQuery _ -> "qbar";
            case Term.QueryPosition _ -> "i";
            case Term.KeyPosition position -> position.index();
            case Term.ParameterValue value -> value.parameter().name();
            case Term.Identity _ -> "eye";
            case Term.Apply apply -> apply(apply);
            case Term.OverKeys reduction ->
                call(name(reduction.reduction()) + "_" + reduction.index(), List.of(reduction.body()));
            case Term.OverEntries reduction -> call(name(reduction.reduction()) + "_of", List.of(reduction.vector()));
            case Term.Softmax softmax -> call("softmax_" + softmax.index(), List.of(softmax.here()));
            case Term.InputValue value ->
                value.input().name() + value.index().map(key -> "[" + key + "]").orElse("");
            case Term.StateValue state -> state.name();
            case Term.Entmax entmax -> call("entmax_" + entmax.index(), List.of(entmax.here(), entmax.alpha()));
            case Term.Prefix prefix -> call("cumsum_" + prefix.index(), List.of(prefix.body()));
            case Term.Rotary rotary -> call("rope", List.of(rotary.vector(), rotary.position()));
            case Term.GridRow row -> call("row", List.of(row.position()));
            case Term.GridColumn column -> call("col", List.of(column.position()));
            case Term.Literal literal ->
                literal.entries().stream().map(TermText::text).toList().toString();
            case Term.Product product -> bracketed(product.left()) + " * " + bracketed(product.right());
            default -> call(term.getClass().getSimpleName().toLowerCase(Locale.ROOT), FreeIndices.parts(term));
        };
    }

    private static String apply(Term.Apply term) {
        var function = term.function();
        var arguments = term.arguments();
        if (Character.isLetter(function.text().charAt(0))) {
            return call(function.text(), arguments);
        }
        if (function == Pointwise.NEGATE) {
            return "-" + bracketed(arguments.getFirst());
        }
        var gap = function == Pointwise.POWER ? "" : " ";
        return bracketed(arguments.getFirst()) + gap + function.text() + gap + bracketed(arguments.getLast());
    }

    private static String bracketed(Term term) {
        boolean symbol = term instanceof Term.Apply apply
                && !Character.isLetter(apply.function().text().charAt(0));
        return symbol || term instanceof Term.Product ? "(" + text(term) + ")" : text(term);
    }

    private static String call(String name, List<Term> arguments) {
        return name + arguments.stream().map(TermText::text).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String name(Term.Reduction reduction) {
        return reduction.name().toLowerCase(Locale.ROOT);
    }
}
