package dev.attest.theory.coq;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Width;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Terms as expressions of Coq over the names of the prelude. Each has the type `value` of what it is; the
/// query is `q`, the keys are the rows of `K`, `n` of them, and `i` is the position of the query.
final class CoqTerms {
    private final Map<String, Integer> widths;
    private final boolean copied;

    /// @param copied what comes with the tokens of keys is read with a copy of each
    CoqTerms(Map<String, Integer> widths, boolean copied) {
        this.widths = Map.copyOf(widths);
        this.copied = copied;
    }

    /// @throws NotExpressible if the term is of a kind that has no form here
    Code write(Term term) {
        return switch (term) {
            case Term.Constant(var value) -> defined(CoqNumbers.number(value));
            case Term.Pi _ -> Code.name("pi");
            case Term.KeyCount _ -> Code.call("count", Code.name("n"));
            case Term.WidthValue(var width) -> Code.call("count", size(width));
            case Term.QueryPosition _ -> Code.call("count", Code.name("i"));
            case Term.KeyPosition(var index) -> Code.call("count", Code.name(index));
            case Term.Query _ -> defined(Code.name("q"));
            case Term.Key(var index, var _) -> defined(key(index));
            case Term.MeanQuery _ -> defined(Code.name("mean_query"));
            case Term.Value(var index, var _) ->
                defined(Code.call("nth", Code.name(index), Code.name("V"), Code.name("[]")));
            case Term.InputValue(var input, var index) -> input(input, index);
            case Term.StateValue(var name, var _) -> defined(Code.name(CoqNames.state(name)));
            case Term.ParameterValue(var parameter) -> defined(Code.name(CoqNames.parameter(parameter.name())));
            case Term.OverKeys reduction -> overKeys(reduction);
            case Term.Prefix prefix -> prefix(prefix);
            case Term.Softmax(var here, var index, var there) -> softmax(here, index, there);
            case Term.Entmax entmax -> entmax(entmax);
            case Term.Apply apply -> apply(apply);
            default -> algebra(term);
        };
    }

    private Code algebra(Term term) {
        return switch (term) {
            case Term.Dot(var left, var right) -> both("dot", left, right);
            case Term.Product product -> both(product(product), product.left(), product.right());
            case Term.Outer(var left, var right, var _) -> both("outer", left, right);
            case Term.Transpose(var matrix, var _) -> one("transpose", matrix);
            case Term.Diagonal(var vector, var _) -> one("diagonal", vector);
            case Term.Inverse(var matrix) -> one("inverse", matrix);
            case Term.Identity(Shape.Matrix(var rows, var _)) -> Code.call("identity", size(rows));
            case Term.Concatenation(var parts, var _) ->
                Code.call(
                        "with1",
                        Code.name("joined"),
                        given(parts.stream().map(this::asVector).toList()));
            case Term.Literal(var entries, var _) ->
                given(entries.stream().map(this::write).toList());
            case Term.Rotary(var vector, var position) -> both("rotary", vector, position);
            case Term.GridRow(var position) -> Code.call("grid_row", Code.name("n"), place(position));
            case Term.GridColumn(var position) -> Code.call("grid_column", Code.name("n"), place(position));
            case Term.Roll(var vector, int shift) ->
                Code.call("with1", Code.call("roll", CoqNumbers.whole(BigInteger.valueOf(shift))), write(vector));
            case Term.OverEntries(var reduction, var vector) -> one(overEntries(reduction), vector);
            default ->
                throw new NotExpressible(
                        "a term of the kind " + term.getClass().getSimpleName() + " has no form in Coq here");
        };
    }

    private static Code defined(Code value) {
        return Code.call("Defined", value);
    }

    private static Code given(List<Code> parts) {
        return Code.call("given", new Code.Listing(parts));
    }

    private static Code key(String index) {
        return Code.call("nth", Code.name(index), Code.name("K"), Code.name("[]"));
    }

    private Code size(Width width) {
        return CoqNumbers.natural(width.at(widths));
    }

    private Code one(String function, Term argument) {
        return Code.call("with1", Code.name(function), write(argument));
    }

    private Code both(String function, Term left, Term right) {
        return Code.call("with2", Code.name(function), write(left), write(right));
    }

    private Code asVector(Term part) {
        return part.shape() instanceof Shape.Scalar ? one("single", part) : write(part);
    }

    private static String product(Term.Product product) {
        boolean fromVector = product.left().shape() instanceof Shape.Vector;
        boolean toVector = product.right().shape() instanceof Shape.Vector;
        return fromVector ? "vector_matrix" : toVector ? "matrix_vector" : "matrix_matrix";
    }

    private static String overEntries(Term.Reduction reduction) {
        return switch (reduction) {
            case SUM -> "total";
            case MEAN -> "average";
            case MIN -> "least";
            case MAX -> "largest";
        };
    }

    private Code overKeys(Term.OverKeys term) {
        var body = new Code.Function(term.index(), write(term.body()));
        return switch (term.reduction()) {
            case SUM -> over("add", term.shape(), body);
            case MIN -> over("minimum", term.shape(), body);
            case MAX -> over("maximum", term.shape(), body);
            case MEAN -> mean(over("add", term.shape(), body), term.shape());
        };
    }

    private static Code mean(Code sum, Shape shape) {
        var count = Code.call("count", Code.name("n"));
        return shape instanceof Shape.Scalar
                ? new Code.Infix("/", sum, count)
                : Code.call("with2", Lifting.two(Code.name("divide"), shape, Shape.NUMBER), sum, count);
    }

    private static Code over(String function, Shape shape, Code body) {
        return Code.call("over", Lifting.two(Code.name(function), shape, shape), Code.name("n"), body);
    }

    private Code prefix(Term.Prefix term) {
        var body = new Code.Function(term.index(), write(term.body()));
        return Code.call(
                "over",
                Lifting.two(Code.name("add"), term.shape(), term.shape()),
                Code.call("S", Code.name(term.upTo())),
                body);
    }

    /// `1 / sum over l of exp(there - here)`, which is rational where the scores are equal.
    private Code softmax(Term here, String index, Term there) {
        var shape = here.shape();
        var difference =
                Code.call("with2", Lifting.two(Code.name("subtract"), shape, shape), write(there), write(here));
        var exponential = Code.call("with1", Lifting.one(Code.name("exponential"), shape), difference);
        return Code.call(
                "with2",
                Lifting.two(Code.name("divide"), Shape.NUMBER, shape),
                defined(CoqNumbers.number(BigFraction.ONE)),
                over("add", shape, new Code.Function(index, exponential)));
    }

    private Code entmax(Term.Entmax term) {
        var alpha = ExactNumber.of(term.alpha());
        if (alpha.filter(BigFraction.ONE::equals).isPresent()) {
            return softmax(term.here(), term.index(), term.there());
        }
        if (alpha.filter(BigFraction.TWO::equals).isPresent()) {
            return Code.call(
                    "sparsemax",
                    write(term.here()),
                    Code.name("n"),
                    new Code.Function(term.index(), write(term.there())));
        }
        throw new NotExpressible("an entmax with an alpha other than 1 and 2 is not known to be rational");
    }

    private Code input(Input input, Optional<String> index) {
        boolean twice = copied && !input.ofQuery();
        var name = Code.name(twice ? CoqNames.copied(input.name()) : CoqNames.input(input.name()));
        var outside = Code.name(input.shape() instanceof Shape.Scalar ? "0" : "[]");
        return defined(index.map(key -> Code.call("nth", Code.name(key), name, outside))
                .orElse(name));
    }

    private static Code place(Term position) {
        return Code.name(position instanceof Term.KeyPosition(var index) ? index : "i");
    }

    private Code apply(Term.Apply term) {
        var first = term.arguments().getFirst();
        if (term.function() == Pointwise.POWER) {
            var exponent = ExactNumber.of(term.arguments().get(1));
            if (exponent.isPresent()) {
                return Code.call("with1", Lifting.one(power(exponent.get()), first.shape()), write(first));
            }
        }
        var function = Code.name(name(term.function()));
        if (term.arguments().size() == 1) {
            return Code.call("with1", Lifting.one(function, first.shape()), write(first));
        }
        var second = term.arguments().get(1);
        var sign = sign(term.function());
        if (sign.isPresent() && term.shape() instanceof Shape.Scalar) {
            return new Code.Infix(sign.get(), write(first), write(second));
        }
        return Code.call("with2", Lifting.two(function, first.shape(), second.shape()), write(first), write(second));
    }

    private static Code power(BigFraction exponent) {
        var reduced = exponent.reduce();
        if (reduced.getDenominator().equals(BigInteger.ONE)) {
            return Code.call("power", CoqNumbers.whole(reduced.getNumerator()));
        }
        return reduced.getDenominator().equals(BigInteger.TWO)
                ? Code.call("half_power", CoqNumbers.whole(reduced.getNumerator()))
                : Code.call("other_power", CoqNumbers.number(reduced));
    }

    private static Optional<String> sign(Pointwise function) {
        return switch (function) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> Optional.of(function.text());
            default -> Optional.empty();
        };
    }

    private static String name(Pointwise function) {
        return switch (function) {
            case ADD -> "add";
            case SUBTRACT -> "subtract";
            case MULTIPLY -> "multiply";
            case DIVIDE -> "divide";
            case POWER -> "varying_power";
            case NEGATE -> "negate";
            case RELU -> "relu";
            case LEAKY_RELU -> "leakyrelu";
            case ELU -> "elu";
            case EXP -> "exponential";
            case LOG -> "logarithm";
            case SOFTPLUS -> "softplus";
            case SIGMOID -> "logistic";
            case TANH -> "tangent";
            case SIN -> "sine";
            case COS -> "cosine";
            case ABS -> "absolute";
            case SQRT -> "root";
            case SIGN -> "sign";
            case STEP -> "step";
            case MIN -> "minimum";
            case MAX -> "maximum";
        };
    }
}
