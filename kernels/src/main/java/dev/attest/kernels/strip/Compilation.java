package dev.attest.kernels.strip;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Terms become the steps of a [TokenProgram]; what is computed the same way from the same parts is one step.
final class Compilation {
    private final Setting setting;
    private final Map<Term, Layout> leaves;
    private final Map<Term, Integer> numbers = new LinkedHashMap<>();
    private final Map<Step, Integer> known = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    /// @param leaves canonical terms
    Compilation(Setting setting, Map<Term, Layout> leaves) {
        this.setting = setting;
        this.leaves = leaves;
    }

    List<Step> steps() {
        return steps;
    }

    /// The leaves that are read, in the order of their numbers.
    List<Term> read() {
        return List.copyOf(numbers.keySet());
    }

    /// @param term canonical
    int add(Term term) {
        var layout = leaves.get(term);
        if (layout != null) {
            int number = numbers.computeIfAbsent(term, _ -> numbers.size());
            return shared(new Operation.Leaf(number), List.of(), term, layout == Layout.UNIFORM);
        }
        return switch (term) {
            case Term.Apply apply -> apply(apply);
            case Term.Dot(var left, var right) -> product(term, left, right, 1, setting.size(left.shape()), 1);
            case Term.Outer outer -> outer(outer);
            case Term.Product product -> product(product);
            case Term.Inverse inverse -> invert(inverse);
            case Term.OverEntries(var reduction, var vector) -> computed(new Operation.Reduce(reduction), term, vector);
            case Term.Transpose _, Term.Diagonal _, Term.Roll _ -> arrange(term);
            case Term.Concatenation joined -> join(term, joined.parts());
            case Term.Rotary(var vector, var position) -> computed(new Operation.Rotate(), term, vector, position);
            case Term.Literal literal -> join(term, literal.entries());
            default -> fixed(term);
        };
    }

    private int fixed(Term term) {
        var values = Constants.of(term, setting);
        return shared(new Operation.Fixed(values), List.of(), term, true);
    }

    private int shared(Operation operation, List<Integer> parts, Term term, boolean uniform) {
        return shared(new Step(operation, parts, setting.size(term.shape()), uniform));
    }

    private int shared(Step step) {
        var found = known.get(step);
        if (found != null) {
            return found;
        }
        steps.add(step);
        known.put(step, steps.size() - 1);
        return steps.size() - 1;
    }

    /// Whether a leaf is read so far.
    boolean reads(Term leaf) {
        return numbers.containsKey(leaf);
    }

    /// A step out of steps, each once.
    int step(Operation operation, int size, Integer... parts) {
        boolean uniform = Arrays.stream(parts).allMatch(part -> steps.get(part).uniform());
        return shared(new Step(operation, List.of(parts), size, uniform));
    }

    private int computed(Operation operation, Term term, Term... parts) {
        var numbers = new ArrayList<Integer>();
        for (var part : parts) {
            numbers.add(add(part));
        }
        boolean uniform = numbers.stream().allMatch(number -> steps.get(number).uniform());
        return shared(operation, numbers, term, uniform);
    }

    private int apply(Term.Apply term) {
        var arguments = term.arguments();
        if (arguments.size() == 1) {
            return computed(new Operation.Map(term.function()), term, arguments.getFirst());
        }
        var elu = EluAndOne.argument(term);
        if (elu.isPresent()) {
            return computed(new Operation.EluAndOne(), term, elu.get());
        }
        var exponent = term.function() == Pointwise.POWER ? ExactNumber.of(arguments.get(1)) : null;
        return exponent != null && exponent.isPresent()
                ? computed(new Operation.Raise(exponent.get().doubleValue()), term, arguments.getFirst())
                : computed(new Operation.Meet(term.function()), term, arguments.get(0), arguments.get(1));
    }

    private int outer(Term.Outer term) {
        int rows = setting.size(term.left().shape());
        return product(
                term,
                term.left(),
                term.right(),
                rows,
                1,
                setting.size(term.right().shape()));
    }

    private int product(Term.Product term) {
        var left = term.left().shape();
        boolean rowVector = left instanceof Shape.Vector;
        int rows = rowVector ? 1 : setting.rows(left);
        int inner = rowVector ? setting.rows(left) : setting.columns(left);
        return product(term, term.left(), term.right(), rows, inner, setting.size(term.shape()) / rows);
    }

    private int product(Term term, Term left, Term right, int rows, int inner, int columns) {
        return computed(new Operation.Product(rows, inner, columns), term, left, right);
    }

    private int invert(Term.Inverse term) {
        int part = add(term.matrix());
        if (!steps.get(part).uniform()) {
            throw new NotStrippable("the inverse of a matrix that differs from token to token is not vector code");
        }
        return shared(new Operation.Invert(setting.rows(term.shape())), List.of(part), term, true);
    }

    private int arrange(Term term) {
        return switch (term) {
            case Term.Transpose transposed -> {
                var matrix = transposed.matrix();
                int rows = setting.rows(matrix.shape());
                int columns = setting.columns(matrix.shape());
                yield computed(Arrangements.transpose(rows, columns), term, matrix);
            }
            case Term.Diagonal diagonal -> {
                var vector = diagonal.vector();
                yield computed(Arrangements.diagonal(setting.size(vector.shape())), term, vector);
            }
            case Term.Roll(var vector, int shift) ->
                computed(Arrangements.roll(setting.size(vector.shape()), shift), term, vector);
            default -> throw new IllegalArgumentException("expected an arrangement, got " + term);
        };
    }

    private int join(Term term, List<Term> parts) {
        var sizes = parts.stream().map(part -> setting.size(part.shape())).toList();
        return computed(Arrangements.join(sizes), term, parts.toArray(Term[]::new));
    }

    /// The canonical leaves.
    static Map<Term, Layout> canonical(Map<Term, Layout> leaves) {
        var canonical = new HashMap<Term, Layout>();
        leaves.forEach((term, layout) -> canonical.put(BoundIndices.canonical(term), layout));
        return Collections.unmodifiableMap(canonical);
    }
}
