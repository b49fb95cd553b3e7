package dev.attest.theory.formula.normal;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Width;
import dev.attest.theory.formula.normal.Domain.Need;
import dev.attest.theory.formula.normal.Entries.Block;
import dev.attest.theory.formula.normal.Entries.Matrix;
import dev.attest.theory.formula.normal.Entries.Number;
import dev.attest.theory.formula.normal.Entries.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.math3.fraction.BigFraction;

/// Brings the terms of one mechanism to normal form, and notes what their text needs in order to be defined.
final class Normalizer {
    private final Mechanism mechanism;
    private final boolean ofOutput;
    private final Domain domain = new Domain();
    private final PointwiseForms pointwise = new PointwiseForms(domain);
    private final StateReading states;

    Normalizer(Mechanism mechanism) {
        this(mechanism, false);
    }

    /// @param ofOutput values may enter
    Normalizer(Mechanism mechanism, boolean ofOutput) {
        this.mechanism = mechanism;
        this.ofOutput = ofOutput;
        this.states = new StateReading(this, mechanism);
    }

    StateReading states() {
        return states;
    }

    Domain domain() {
        return domain;
    }

    /// An entry of the update of a state at the key `j`.
    Polynomial update(State state, String row, String column) {
        return states.update(state, row, column);
    }

    /// The normal form of a number whose only free key index is [Term#HERE].
    Polynomial number(Term term) {
        return read(term, Map.of(Term.HERE, Atom.HERE)).number();
    }

    /// The normal form of a vector without free key index.
    Vector output(Term term) {
        return read(term, Map.of()).vector();
    }

    Entries read(Term term, Map<String, String> keys) {
        return switch (term) {
            case Term.Constant constant -> new Number(Polynomial.of(constant.value()));
            case Term.Pi ignored -> new Number(Polynomial.size("pi"));
            case Term.KeyCount ignored -> new Number(Polynomial.size(Atom.KEYS));
            case Term.WidthValue size -> new Number(size(size.width()));
            case Term.Query query -> entries(query.shape(), index -> new Atom.QueryEntry(false, index));
            case Term.MeanQuery query -> entries(query.shape(), index -> new Atom.QueryEntry(true, index));
            case Term.Key key -> entries(key.shape(), index -> new Atom.KeyEntry(token(key.index(), keys), index));
            case Term.Value value
            when ofOutput && !states.isReadingOut() -> OutputForm.value(value.shape(), token(value.index(), keys));
            case Term.Value value -> states.value(value);
            case Term.QueryPosition ignored -> new Number(queryPosition());
            case Term.KeyPosition position ->
                new Number(Polynomial.of(new Atom.KeyPosition(token(position.index(), keys))));
            case Term.ParameterValue parameter -> parameter(parameter.parameter());
            case Term.Apply apply -> apply(apply, keys);
            case Term.Dot(Term.Rotary left, Term.Rotary right) -> turnedDot(left, right, keys);
            case Term.Dot dot ->
                new Number(EntryAlgebra.dot(
                        read(dot.left(), keys).vector(), read(dot.right(), keys).vector()));
            case Term.Product product -> EntryAlgebra.product(read(product.left(), keys), read(product.right(), keys));
            case Term.Outer outer ->
                EntryAlgebra.outer(
                        read(outer.left(), keys).block(),
                        read(outer.right(), keys).block());
            case Term.Transpose transpose ->
                EntryAlgebra.transpose(read(transpose.matrix(), keys).matrix());
            case Term.Diagonal diagonal ->
                EntryAlgebra.diagonal(read(diagonal.vector(), keys).block());
            case Term.Inverse ignored -> throw new NormalFormException("the inverse of a matrix");
            case Term.Identity identity -> EntryAlgebra.identity(identity.shape());
            case Term.Concatenation concatenation -> concatenation(concatenation, keys);
            case Term.Literal literal -> literal(literal, keys);
            case Term.Roll roll -> EntryAlgebra.roll(read(roll.vector(), keys).vector(), roll.shift());
            case Term.OverEntries over ->
                new Number(EntryAlgebra.overEntries(
                        over.reduction(), read(over.vector(), keys).vector()));
            case Term.OverKeys over -> overKeys(over, keys);
            case Term.Softmax softmax -> softmax(softmax, keys);
            case Term.InputValue(var input, var index) ->
                input(input, index.map(key -> token(key, keys)).orElse(Atom.OF_QUERY));
            case Term.StateValue state -> states.read(state);
            case Term.ReadOut read -> states.readOut(read, token(read.index(), keys));
            case Term.Entmax entmax -> entmax(entmax, keys);
            case Term.Prefix prefix -> prefix(prefix, keys);
            case Term.Rotary(var vector, var position) ->
                EntryAlgebra.turned(
                        read(vector, keys).block(), read(position, keys).number());
            case Term.GridRow(var position) -> place(false, position, keys);
            case Term.GridColumn(var position) -> place(true, position, keys);
            case Term.Window ignored -> throw new NormalFormException("the values enter the row");
        };
    }

    private static String token(String index, Map<String, String> keys) {
        var token = keys.get(index);
        if (token == null) {
            throw new NormalFormException("the key index " + index + " outside its reduction");
        }
        return token;
    }

    private static Polynomial size(Width width) {
        var sum = Polynomial.of(width.constant());
        for (var name : width.names().entrySet()) {
            sum = sum.plus(Polynomial.size(name.getKey()).scale(new BigFraction(name.getValue())));
        }
        return sum;
    }

    private Polynomial queryPosition() {
        return mechanism.causal() ? Polynomial.size(Atom.KEYS).minus(Polynomial.ONE) : Polynomial.size("i");
    }

    /// The width of one block as a name or a number.
    static String plain(Width width) {
        if (width.isNumber()) {
            return Integer.toString(width.constant());
        }
        if (width.constant() == 0
                && width.names().size() == 1
                && width.names().firstEntry().getValue() == 1) {
            return width.names().firstKey();
        }
        throw new NormalFormException("a width that is a sum, " + width);
    }

    static Entries entries(Shape shape, Function<String, Atom> at) {
        if (shape instanceof Shape.Vector vector) {
            return Vector.of(plain(vector.width()), index -> Polynomial.of(at.apply(index)));
        }
        throw new NormalFormException("a token that is not a vector");
    }

    private static Entries parameter(Parameter parameter) {
        return switch (parameter.shape()) {
            case Shape.Scalar ignored -> new Number(symbol(parameter, List.of()));
            case Shape.Vector vector -> Vector.of(plain(vector.width()), index -> symbol(parameter, List.of(index)));
            case Shape.Matrix matrix ->
                new Matrix(
                        plain(matrix.rows()),
                        plain(matrix.columns()),
                        (row, column) -> symbol(parameter, List.of(row, column)));
        };
    }

    private static Polynomial symbol(Parameter parameter, List<String> indices) {
        var signs = parameter.range().map(Normalizer::signs).orElse(SignSet.ANY);
        return Polynomial.of(new Atom.Symbol(parameter.name(), indices, signs));
    }

    /// The signs that a number in the range can have.
    static SignSet signs(Parameter.Range range) {
        int low = Exact.signum(range.low());
        int high = Exact.signum(range.high());
        if (low > 0 || low == 0 && !range.lowClosed()) {
            return SignSet.POSITIVE;
        }
        if (high < 0 || high == 0 && !range.highClosed()) {
            return SignSet.NEGATIVE;
        }
        return low == 0 ? SignSet.NONNEGATIVE : high == 0 ? SignSet.NONPOSITIVE : SignSet.ANY;
    }

    private Entries apply(Term.Apply apply, Map<String, String> keys) {
        var arguments =
                apply.arguments().stream().map(argument -> read(argument, keys)).toList();
        return pointwise.apply(apply, arguments);
    }

    private Entries concatenation(Term.Concatenation concatenation, Map<String, String> keys) {
        var blocks = new ArrayList<Block>();
        concatenation
                .parts()
                .forEach(part -> blocks.addAll(read(part, keys).vector().blocks()));
        return new Vector(blocks);
    }

    private Entries literal(Term.Literal literal, Map<String, String> keys) {
        var parts = literal.entries().stream().map(entry -> read(entry, keys)).toList();
        var count = Integer.toString(parts.size());
        if (parts.getFirst() instanceof Number) {
            var values = parts.stream().map(Entries::number).toList();
            return Vector.of(count, index -> EntryAlgebra.pick(index, values));
        }
        var rows = parts.stream().map(Entries::block).toList();
        return new Matrix(
                count,
                rows.getFirst().width(),
                (row, column) -> EntryAlgebra.pick(
                        row,
                        rows.stream().map(entry -> entry.at().apply(column)).toList()));
    }

    private Entries overKeys(Term.OverKeys over, Map<String, String> keys) {
        var token = Binders.fresh();
        var inner = new HashMap<>(keys);
        inner.put(over.index(), token);
        var body = read(over.body(), inner);
        return body.map(entry -> switch (over.reduction()) {
            case SUM -> Binders.sumOverKeys(token, entry);
            case MEAN -> Binders.sumOverKeys(token, entry).dividedBy(Polynomial.size(Atom.KEYS));
            case MAX -> Binders.bind(Atom.Binder.MAX, Atom.KEYS, token, entry);
            case MIN ->
                Binders.bind(Atom.Binder.MAX, Atom.KEYS, token, entry.negate()).negate();
        });
    }

    private Entries softmax(Term.Softmax softmax, Map<String, String> keys) {
        var token = Binders.fresh();
        var inner = new HashMap<>(keys);
        inner.put(softmax.index(), token);
        var numerator = Folding.exponential(read(softmax.here(), keys).number());
        var denominator = Binders.sumOverKeys(
                token, Folding.exponential(read(softmax.there(), inner).number()));
        return new Number(numerator.dividedBy(denominator));
    }

    private static Entries input(Input input, String key) {
        return switch (input.shape()) {
            case Shape.Scalar ignored -> new Number(entry(input, key, List.of()));
            case Shape.Vector vector -> Vector.of(plain(vector.width()), index -> entry(input, key, List.of(index)));
            case Shape.Matrix matrix ->
                new Matrix(
                        plain(matrix.rows()),
                        plain(matrix.columns()),
                        (row, column) -> entry(input, key, List.of(row, column)));
        };
    }

    private static Polynomial entry(Input input, String key, List<String> indices) {
        var signs = input.range().map(Normalizer::signs).orElse(SignSet.ANY);
        return Polynomial.of(new Atom.InputEntry(input.name(), key, indices, signs));
    }

    private Entries prefix(Term.Prefix prefix, Map<String, String> keys) {
        var token = Binders.fresh();
        var inner = new HashMap<>(keys);
        inner.put(prefix.index(), token);
        var last = token(prefix.upTo(), keys);
        return read(prefix.body(), inner).map(entry -> KeyRows.prefix(last, token, entry));
    }

    private Entries entmax(Term.Entmax entmax, Map<String, String> keys) {
        var exact = ExactNumber.of(entmax.alpha());
        if (exact.filter(BigFraction.ONE::equals).isPresent()) {
            return softmax(new Term.Softmax(entmax.here(), entmax.index(), entmax.there()), keys);
        }
        var alpha = read(entmax.alpha(), keys).number();
        domain.require(Need.NONNEGATIVE, alpha.minus(Polynomial.ONE));
        var token = Binders.fresh();
        var inner = new HashMap<>(keys);
        inner.put(entmax.index(), token);
        return new Number(KeyRows.sparse(
                alpha,
                read(entmax.here(), keys).number(),
                token,
                read(entmax.there(), inner).number()));
    }

    /// Turning both sides of an inner product is turning one of them by the difference.
    private Entries turnedDot(Term.Rotary left, Term.Rotary right, Map<String, String> keys) {
        var difference = read(right.position(), keys)
                .number()
                .minus(read(left.position(), keys).number());
        var turned = difference.isZero()
                ? read(right.vector(), keys)
                : EntryAlgebra.turned(read(right.vector(), keys).block(), difference);
        return new Number(EntryAlgebra.dot(read(left.vector(), keys).vector(), turned.vector()));
    }

    private static Entries place(boolean column, Term position, Map<String, String> keys) {
        var token = position instanceof Term.KeyPosition key ? token(key.index(), keys) : Atom.OF_QUERY;
        return new Number(Polynomial.of(new Atom.GridPlace(column, token)));
    }
}
