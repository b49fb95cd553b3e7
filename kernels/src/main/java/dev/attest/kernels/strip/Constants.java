package dev.attest.kernels.strip;

import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.Doubles;
import java.util.List;
import java.util.stream.IntStream;

/// The terms whose value is known when a program is compiled. Any other that is not handed in as a leaf is
/// refused.
final class Constants {
    private static final Doubles DOUBLES = new Doubles();

    private Constants() {}

    static List<Double> of(Term term, Setting setting) {
        return switch (term) {
            case Term.Constant(var value) -> List.of(DOUBLES.of(value));
            case Term.Pi _ -> List.of(Math.PI);
            case Term.WidthValue(var width) -> List.of((double) setting.at(width));
            case Term.ParameterValue(var parameter) -> setting.values(parameter);
            case Term.Identity(var shape) -> identity(setting.rows(shape));
            default -> throw missing(term);
        };
    }

    private static List<Double> identity(int width) {
        return IntStream.range(0, width * width)
                .mapToObj(place -> place % (width + 1) == 0 ? 1.0 : 0.0)
                .toList();
    }

    static NotStrippable missing(Term term) {
        var what = switch (term) {
            case Term.KeyCount _ -> "the number of keys";
            case Term.Query _ -> "the query";
            case Term.MeanQuery _ -> "the mean query";
            case Term.QueryPosition _ -> "the position of the query";
            case Term.Key key -> "the key with index " + key.index();
            case Term.KeyPosition(var index) -> "the position of the key with index " + index;
            case Term.Value value -> "the value with index " + value.index();
            case Term.InputValue(var input, var _) -> "the input '" + input.name() + "'";
            case Term.StateValue(var name, var _) -> "the state '" + name + "'";
            case Term.OverKeys _ -> "a reduction over the keys";
            case Term.Softmax _ -> "a softmax over the keys";
            default -> term.getClass().getSimpleName();
        };
        return new NotStrippable(what + " is no part of this strip and is not handed in");
    }
}
