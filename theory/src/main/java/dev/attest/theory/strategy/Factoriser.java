package dev.attest.theory.strategy;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.FlatSum;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// Writes an expression of q and of the key `j` as a sum of feature products: each term is split into a factor
/// of q and one of the key; a sum over coordinates of both gives an index; the coefficient matrix between query
/// factors and key factors is reduced, so that there are as many features as its rank.
final class Factoriser {
    private static final int MOST_INDICES = 6;

    private final boolean openKeySums;
    private final Parameters parameters;

    /// Where parameters go that a sum has between the query and the key.
    enum Parameters {
        /// Sums stay nested as they are: parameters of an inner sum stay there.
        AS_NESTED,
        WITH_QUERY,
        WITH_KEY
    }

    /// @param openKeySums a sum over coordinates of the key alone gives an index too, its coefficients going to
    ///     the query
    Factoriser(boolean openKeySums) {
        this(openKeySums, Parameters.AS_NESTED);
    }

    Factoriser(boolean openKeySums, Parameters parameters) {
        this.openKeySums = openKeySums;
        this.parameters = parameters;
    }

    /// One term: constants stand with the query.
    private record Product(List<String> widths, Polynomial constant, Polynomial query, Polynomial key) {
        Product times(Product other) {
            var all = new ArrayList<>(widths);
            all.addAll(other.widths);
            return new Product(all, constant.times(other.constant), query.times(other.query), key.times(other.key));
        }
    }

    /// Empty if some term does not split.
    Optional<List<FeatureBlock>> factorise(Polynomial expression) {
        try {
            var groups = new LinkedHashMap<List<String>, List<Product>>();
            for (var term : expression.terms().entrySet()) {
                var product = split(term.getKey());
                if (product.isEmpty()) {
                    return Optional.empty();
                }
                var scaled = product.get().times(constant(Polynomial.of(term.getValue())));
                groups.computeIfAbsent(scaled.widths, widths -> new ArrayList<>())
                        .add(scaled);
            }
            var blocks = new ArrayList<FeatureBlock>();
            groups.values().forEach(group -> blocks.addAll(reduce(group)));
            return Optional.of(blocks);
        } catch (NormalFormException e) {
            return Optional.empty();
        }
    }

    private static Product constant(Polynomial value) {
        return new Product(List.of(), value, Polynomial.ONE, Polynomial.ONE);
    }

    private Optional<Product> split(Monomial monomial) {
        var product = splitExponent(monomial.exponent());
        int indices = 0;
        for (var factor : monomial.powers().entrySet()) {
            var atom = factor.getKey();
            boolean key = Uses.index(atom, Atom.HERE);
            boolean query = Uses.any(atom, Uses::isQuery);
            boolean opens = query && key || openKeySums && key && atom instanceof Atom.Bound bound && !bound.overKeys();
            Optional<Product> part = opens
                    ? splitSum(atom, factor.getValue(), indices)
                    : Optional.of(side(Polynomial.of(atom).power(factor.getValue())));
            if (product.isEmpty() || part.isEmpty()) {
                return Optional.empty();
            }
            indices += part.get().widths.size();
            product = Optional.of(product.get().times(part.get()));
        }
        return product;
    }

    private static Product side(Polynomial factor) {
        if (Uses.key(factor, Atom.HERE)) {
            return new Product(List.of(), Polynomial.ONE, Polynomial.ONE, factor);
        }
        return isOfQuery(factor) ? new Product(List.of(), Polynomial.ONE, factor, Polynomial.ONE) : constant(factor);
    }

    /// An entry of the query, or its position.
    private static boolean isOfQuery(Polynomial part) {
        return Uses.query(part)
                || Uses.any(
                        part,
                        atom -> atom instanceof Atom.Symbol symbol
                                && symbol.name().equals("i"));
    }

    private static Optional<Product> splitExponent(Polynomial exponent) {
        var query = Polynomial.ZERO;
        var key = Polynomial.ZERO;
        var constant = Polynomial.ZERO;
        for (var term : exponent.terms().entrySet()) {
            var part = Polynomial.of(term.getKey(), term.getValue());
            if (Uses.query(part) && Uses.key(part, Atom.HERE)) {
                return Optional.empty();
            } else if (Uses.key(part, Atom.HERE)) {
                key = key.plus(part);
            } else if (isOfQuery(part)) {
                query = query.plus(part);
            } else {
                constant = constant.plus(part);
            }
        }
        return Optional.of(new Product(List.of(), exponential(constant), exponential(query), exponential(key)));
    }

    private static Polynomial exponential(Polynomial exponent) {
        return Polynomial.product(new TreeMap<>(), exponent);
    }

    /// A whole power of a sum over coordinates: one index for each factor.
    private Optional<Product> splitSum(Atom atom, BigFraction power, int used) {
        boolean whole = Exact.isWhole(power) && Exact.signum(power) > 0;
        if (!(atom instanceof Atom.Bound bound)
                || bound.binder() != Atom.Binder.SUM
                || bound.overKeys()
                || !whole
                || used + power.intValue() > MOST_INDICES) {
            return Optional.empty();
        }
        if (parameters != Parameters.AS_NESTED) {
            return splitFlat(bound, power.intValue(), used);
        }
        var product = constant(Polynomial.ONE);
        for (int i = 0; i < power.intValue(); i++) {
            var body = Substitution.rename(bound.body(), bound.index(), "a" + (used + i + 1));
            var part = body.isSingle() ? splitSummand(body, bound.width()) : Optional.<Product>empty();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            product = product.times(part.get());
        }
        return Optional.of(product);
    }

    /// One product under several sums: the indices of one side become those of the block, the others are
    /// summed on the other side, together with the parameters.
    private Optional<Product> splitFlat(Atom.Bound bound, int power, int used) {
        var flat = FlatSum.of(bound);
        var sides = flat.flatMap(sum -> splitSides(sum.summand()));
        if (sides.isEmpty()) {
            return Optional.empty();
        }
        boolean withQuery = parameters == Parameters.WITH_QUERY;
        var bare = withQuery ? sides.get().key : sides.get().query;
        var summed = sides.get().constant.times(withQuery ? sides.get().query : sides.get().key);
        var widths = flat.orElseThrow().widths();
        var open = widths.keySet().stream()
                .filter(index -> Uses.index(bare, index))
                .toList();
        for (var index : widths.keySet()) {
            summed = open.contains(index) ? summed : Binders.sum(widths.get(index), index, summed);
        }
        if (open.isEmpty() || used + power * open.size() > MOST_INDICES) {
            return Optional.empty();
        }
        var product = constant(Polynomial.ONE);
        for (int copy = 0; copy < power; copy++) {
            int first = used + copy * open.size() + 1;
            product = product.times(new Product(
                    open.stream().map(widths::get).toList(),
                    Polynomial.ONE,
                    numbered(withQuery ? summed : bare, open, first),
                    numbered(withQuery ? bare : summed, open, first)));
        }
        return Optional.of(product);
    }

    private static Polynomial numbered(Polynomial part, List<String> indices, int first) {
        var numbered = part;
        for (int i = 0; i < indices.size(); i++) {
            numbered = Substitution.rename(numbered, indices.get(i), "a" + (first + i));
        }
        return numbered;
    }

    /// A summand whose factors belong to one side each; a parameter with an index stands with the query.
    private Optional<Product> splitSummand(Polynomial body, String width) {
        var inner = splitSides(body.first());
        return inner.map(product -> new Product(
                        List.of(width), Polynomial.ONE, product.query.times(product.constant), product.key)
                .times(constant(Polynomial.of(body.firstCoefficient()))));
    }

    private static Optional<Product> splitSides(Monomial monomial) {
        var product = splitExponent(monomial.exponent());
        for (var factor : monomial.powers().entrySet()) {
            var atom = Polynomial.of(factor.getKey());
            if (product.isEmpty() || Uses.query(atom) && Uses.key(atom, Atom.HERE)) {
                return Optional.empty();
            }
            product = Optional.of(product.get().times(side(atom.power(factor.getValue()))));
        }
        return product;
    }

    /// Terms over the same indices as a matrix between key factors (rows) and query factors, reduced to
    /// independent rows.
    private static List<FeatureBlock> reduce(List<Product> group) {
        var keys = group.stream().map(Product::key).distinct().toList();
        var queries = group.stream().map(Product::query).distinct().toList();
        var matrix = new Polynomial[queries.size()][keys.size()];
        for (var row : matrix) {
            java.util.Arrays.fill(row, Polynomial.ZERO);
        }
        for (var product : group) {
            int row = queries.indexOf(product.query);
            int column = keys.indexOf(product.key);
            matrix[row][column] = matrix[row][column].plus(product.constant);
        }
        var pivots = new LinkedHashMap<Integer, Integer>();
        var reduced = rowReduce(matrix, pivots);
        var widths = group.getFirst().widths;
        var blocks = new ArrayList<FeatureBlock>();
        for (Map.Entry<Integer, Integer> pivot : pivots.entrySet()) {
            var key = combination(reduced[pivot.getKey()], keys);
            var query = combination(column(matrix, pivot.getValue()), queries);
            blocks.add(new FeatureBlock(indices(widths.size()), widths, query, key));
        }
        return blocks;
    }

    private static List<String> indices(int count) {
        var indices = new ArrayList<String>();
        for (int i = 1; i <= count; i++) {
            indices.add("a" + i);
        }
        return indices;
    }

    private static Polynomial[] column(Polynomial[][] matrix, int column) {
        var entries = new Polynomial[matrix.length];
        for (int row = 0; row < entries.length; row++) {
            entries[row] = matrix[row][column];
        }
        return entries;
    }

    private static Polynomial combination(Polynomial[] coefficients, List<Polynomial> factors) {
        var sum = Polynomial.ZERO;
        for (int i = 0; i < coefficients.length; i++) {
            sum = sum.plus(coefficients[i].times(factors.get(i)));
        }
        return sum;
    }

    /// Reduced row echelon form; `pivots` maps its rows that are not 0 to their pivot columns.
    private static Polynomial[][] rowReduce(Polynomial[][] matrix, Map<Integer, Integer> pivots) {
        var reduced = new Polynomial[matrix.length][];
        for (int row = 0; row < matrix.length; row++) {
            reduced[row] = matrix[row].clone();
        }
        int next = 0;
        for (int column = 0; column < reduced[0].length && next < reduced.length; column++) {
            int pivot = next;
            while (pivot < reduced.length && isZero(reduced[pivot][column])) {
                pivot++;
            }
            if (pivot == reduced.length) {
                continue;
            }
            var swapped = reduced[pivot];
            reduced[pivot] = reduced[next];
            reduced[next] = swapped;
            clear(reduced, next, column);
            pivots.put(next++, column);
        }
        return reduced;
    }

    private static void clear(Polynomial[][] matrix, int pivot, int column) {
        var inverse = matrix[pivot][column].inverse();
        for (int i = 0; i < matrix[pivot].length; i++) {
            matrix[pivot][i] = i == column ? Polynomial.ONE : matrix[pivot][i].times(inverse);
        }
        for (int row = 0; row < matrix.length; row++) {
            var factor = matrix[row][column];
            if (row != pivot && !isZero(factor)) {
                for (int i = 0; i < matrix[row].length; i++) {
                    matrix[row][i] = matrix[row][i].minus(factor.times(matrix[pivot][i]));
                }
            }
        }
    }

    private static boolean isZero(Polynomial polynomial) {
        return NormalForm.same(polynomial, Polynomial.ZERO);
    }
}
