package dev.attest.theory.formula;

import dev.attest.theory.formula.Scope.Argument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;

/// From an expression to the term that it means: macros are expanded, names resolved, keys given an index of
/// their own in every reduction. One elaborator writes one term.
final class Elaborator {
    private static final int MOST_NODES = 10_000;
    private static final int LARGEST_WINDOW = 15;

    private final Map<String, Definition> definitions;
    private final Declared declared;
    private final Widths widths;
    private final SourceText source;
    private int nodes;
    private int indices;

    Elaborator(List<Definition> definitions, Declared declared, Widths widths, SourceText source) {
        this.definitions = definitions.stream().collect(Collectors.toMap(Definition::name, Function.identity()));
        this.declared = declared;
        this.widths = widths;
        this.source = source;
    }

    Term elaborate(Expression expression, Scope scope) {
        if (scope.level() > Levels.MOST) {
            throw Levels.exceeded(source, expression.place());
        }
        if (++nodes > MOST_NODES) {
            throw source.error(
                    expression.place(),
                    "expected at most " + MOST_NODES + " nodes once definitions are expanded, got more");
        }
        return switch (expression) {
            case Expression.Number number -> new Term.Constant(number.value());
            case Expression.Name name -> name(name, scope);
            case Expression.Call call -> call(call, scope);
            case Expression.Negation negation ->
                composition("'-'", negation)
                        .entryByEntry(Pointwise.NEGATE, List.of(operand(negation.operand(), scope)));
            case Expression.Operation operation -> operation(operation, scope);
            case Expression.Listing listing ->
                composition("'[ ]'", listing).literal(operands(listing.entries(), scope));
        };
    }

    private Term operation(Expression.Operation operation, Scope scope) {
        var left = operand(operation.left(), scope);
        var right = operand(operation.right(), scope);
        var composition = composition("'" + operation.operator().text() + "'", operation);
        return operation.operator() == Pointwise.MULTIPLY
                ? composition.product(left, right)
                : composition.entryByEntry(operation.operator(), List.of(left, right));
    }

    private Term name(Expression.Name name, Scope scope) {
        var argument = scope.arguments().get(name.name());
        if (argument != null) {
            return elaborate(
                    argument.expression(), scope.with(argument.arguments()).deeper());
        }
        var term = declared.terms().get(name.name());
        if (term != null) {
            return declared(term, name, scope);
        }
        var input = declared.inputs().get(name.name());
        if (input != null) {
            return input(input, name, scope);
        }
        return definition(name.name(), name.place())
                .map(definition -> expand(definition, List.of(), name, scope))
                .orElseGet(() -> builtin(name, scope));
    }

    private Term declared(Term term, Expression.Name name, Scope scope) {
        if (scope.part() == Scope.Part.START && term instanceof Term.StateValue) {
            throw source.error(name.place(), "expected something that is known before the first key, got a state");
        }
        return term;
    }

    private Term input(Input input, Expression.Name name, Scope scope) {
        if (input.ofQuery()) {
            refuseRow(name, scope);
            return new Term.InputValue(input, Optional.empty());
        }
        if (scope.key().isEmpty() && scope.part() == Scope.Part.ROW) {
            throw source.error(
                    name.place(),
                    "'" + input.name() + "' comes with each key: in '" + scope.role() + "' it has a meaning only inside"
                            + " sum, mean, min or max, or declared 'of query'");
        }
        return new Term.InputValue(input, Optional.of(key(name, scope)));
    }

    /// Refuses what depends on the row in the update of a state, and all the more before its first.
    private void refuseRow(Expression use, Scope scope) {
        if (scope.part() != Scope.Part.ROW) {
            throw source.error(
                    use.place(),
                    source.quote(use.place()) + " belongs to a row: '" + scope.role()
                            + "' is a state, and every row reads the same states");
        }
    }

    private void refuseOtherKeys(Expression use, Scope scope) {
        if (scope.part() != Scope.Part.ROW) {
            throw source.error(
                    use.place(),
                    source.quote(use.place()) + " reads several keys: '" + scope.role()
                            + "' is a state, and a state is updated from one key at a time");
        }
    }

    private Optional<Definition> definition(String name, Place place) {
        return Optional.ofNullable(definitions.get(name)).or(() -> Prelude.definition(name, place));
    }

    private Term expand(Definition definition, List<Expression> values, Expression use, Scope scope) {
        if (scope.key().isEmpty() && Roles.ALL.contains(definition.name())) {
            throw keyless(use, scope);
        }
        var arguments = new LinkedHashMap<String, Argument>();
        for (int index = 0; index < values.size(); index++) {
            arguments.put(definition.arguments().get(index), new Argument(values.get(index), scope.arguments()));
        }
        return elaborate(definition.body(), scope.with(arguments).deeper());
    }

    private Term builtin(Expression.Name name, Scope scope) {
        if (Set.of("q", "qbar", "i", "n").contains(name.name())) {
            refuseRow(name, scope);
        }
        return switch (name.name()) {
            case "q" -> new Term.Query(widths.vector("d"));
            case "k" -> new Term.Key(key(name, scope), widths.vector("d"));
            case "v" -> new Term.Value(key(name, scope), widths.vector("dv"));
            case "qbar" -> new Term.MeanQuery(widths.vector("d"));
            case "i" -> new Term.QueryPosition();
            case "j" -> new Term.KeyPosition(key(name, scope));
            case "n" -> new Term.KeyCount();
            case "pi" -> new Term.Pi();
            default -> widths.value(name.name());
        };
    }

    private String key(Expression use, Scope scope) {
        return scope.key().orElseThrow(() -> keyless(use, scope));
    }

    private MechanismException keyless(Expression use, Scope scope) {
        if (scope.part() == Scope.Part.START) {
            return source.error(
                    use.place(),
                    "expected something that is known before the first key, got " + source.quote(use.place()));
        }
        return source.error(
                use.place(),
                source.quote(use.place()) + " belongs to a key: in '" + scope.role()
                        + "' it has a meaning only inside sum, mean, min or max");
    }

    private Term call(Expression.Call call, Scope scope) {
        var definition = definition(call.function(), call.place());
        if (definition.isPresent()) {
            if (!definitions.containsKey(call.function())) {
                requireVector(call, scope);
            }
            return expand(definition.get(), call.arguments(), call, scope);
        }
        if (Language.runsOverKeys(call)) {
            refuseOtherKeys(call, scope);
        }
        var reduction = Language.reduction(call);
        if (reduction.isPresent()) {
            return overKeys(reduction.get(), call, scope);
        }
        return switch (call.function()) {
            case "softmax" -> softmax(call, scope);
            case "sparsemax", "entmax" -> entmax(call, scope);
            case "cumsum" -> cumsum(call, scope);
            case "row", "col" -> place(call, scope);
            case "window" -> window(call, scope);
            case "eye" -> eye(call, scope);
            case "roll" -> roll(call, scope);
            default -> compose(call, operands(call.arguments(), scope));
        };
    }

    private Term compose(Expression.Call call, List<Operand> operands) {
        var composition = composition("'" + call.function() + "'", call);
        return switch (call.function()) {
            case "dot" -> composition.dot(operands.getFirst(), operands.getLast());
            case "rope" -> composition.rotary(operands.getFirst(), operands.getLast());
            case "outer" -> composition.outer(operands.getFirst(), operands.getLast());
            case "concat" -> composition.concatenation(operands);
            case "diag" -> composition.diagonal(operands.getFirst());
            case "transpose" -> composition.transpose(operands.getFirst());
            case "inverse" -> composition.inverse(operands.getFirst());
            case "sum_of" -> composition.overEntries(Term.Reduction.SUM, operands.getFirst());
            case "mean_of" -> composition.overEntries(Term.Reduction.MEAN, operands.getFirst());
            case "max_of" -> composition.overEntries(Term.Reduction.MAX, operands.getFirst());
            default ->
                composition.entryByEntry(Language.pointwise(call.function()).orElseThrow(), operands);
        };
    }

    /// The functions of the prelude take a vector; said here, a mistake is blamed on the call and not on the
    /// prelude.
    private void requireVector(Expression.Call call, Scope scope) {
        int firstIndex = indices;
        composition("'" + call.function() + "'", call)
                .width(operand(call.arguments().getFirst(), scope));
        indices = firstIndex;
    }

    private Term overKeys(Term.Reduction reduction, Expression.Call call, Scope scope) {
        var index = freshIndex();
        return new Term.OverKeys(
                reduction,
                index,
                elaborate(call.arguments().getFirst(), scope.at(index).deeper()));
    }

    private Term softmax(Expression.Call call, Scope scope) {
        key(call, scope);
        var argument = call.arguments().getFirst();
        var here = elaborate(argument, scope.deeper());
        var index = freshIndex();
        return new Term.Softmax(here, index, elaborate(argument, scope.at(index).deeper()));
    }

    private Term entmax(Expression.Call call, Scope scope) {
        key(call, scope);
        var argument = call.arguments().getFirst();
        var here = elaborate(argument, scope.deeper());
        var index = freshIndex();
        var there = elaborate(argument, scope.at(index).deeper());
        var alpha = call.arguments().size() == 1
                ? new Term.Constant(BigFraction.TWO)
                : elaborate(call.arguments().getLast(), scope.keyless().deeper());
        return composition("'" + call.function() + "'", call)
                .entmax(
                        new Operand(here, written(argument, scope).place()),
                        index,
                        there,
                        new Operand(
                                alpha,
                                written(call.arguments().getLast(), scope).place()));
    }

    private Term cumsum(Expression.Call call, Scope scope) {
        var upTo = key(call, scope);
        var index = freshIndex();
        return new Term.Prefix(
                index,
                upTo,
                elaborate(call.arguments().getFirst(), scope.at(index).deeper()));
    }

    private Term place(Expression.Call call, Scope scope) {
        requireGrid(call);
        var position = elaborate(call.arguments().getFirst(), scope.deeper());
        if (!(position instanceof Term.QueryPosition) && !(position instanceof Term.KeyPosition)) {
            throw source.error(
                    call.place(),
                    "'" + call.function() + "' expects a position, i or j, got "
                            + source.quote(
                                    written(call.arguments().getFirst(), scope).place()));
        }
        return call.function().equals("row") ? new Term.GridRow(position) : new Term.GridColumn(position);
    }

    private Term window(Expression.Call call, Scope scope) {
        requireGrid(call);
        int size = widths.shift(written(call.arguments().getFirst(), scope));
        if (size < 1 || size % 2 == 0 || size > LARGEST_WINDOW) {
            throw source.error(
                    call.place(), "expected an odd size of the window from 1 to " + LARGEST_WINDOW + ", got " + size);
        }
        return composition("'window'", call)
                .window(size, operand(call.arguments().getLast(), scope.keyless()), widths.named("dv"));
    }

    private void requireGrid(Expression.Call call) {
        if (!declared.grid()) {
            throw source.error(
                    call.place(), "'" + call.function() + "' needs tokens on a grid: expected a header line 'grid'");
        }
    }

    private String freshIndex() {
        indices++;
        return Term.HERE + indices;
    }

    private Term eye(Expression.Call call, Scope scope) {
        var width = widths.of(written(call.arguments().getFirst(), scope));
        return new Term.Identity(new Shape.Matrix(width, width));
    }

    private Term roll(Expression.Call call, Scope scope) {
        int shift = widths.shift(written(call.arguments().getLast(), scope));
        return composition("'roll'", call).roll(operand(call.arguments().getFirst(), scope), shift);
    }

    private List<Operand> operands(List<Expression> expressions, Scope scope) {
        return expressions.stream()
                .map(expression -> operand(expression, scope))
                .toList();
    }

    private Operand operand(Expression expression, Scope scope) {
        var term = elaborate(expression, scope.deeper());
        var place = written(expression, scope).place();
        return new Operand(term, place);
    }

    /// What was written where the macro was called, for an expression that is just an argument.
    private static Expression written(Expression expression, Scope scope) {
        var result = expression;
        var arguments = scope.arguments();
        while (result instanceof Expression.Name name && arguments.get(name.name()) instanceof Argument argument) {
            result = argument.expression();
            arguments = argument.arguments();
        }
        return result;
    }

    private Composition composition(String name, Expression expression) {
        return new Composition(name, expression.place(), source);
    }
}
