package dev.attest.kernels.form;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.Entries;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Rationals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// A row put together again from a form, in rationals. What a form says belongs to the keys is read at another
/// query (and, for a causal mechanism, with a further key), what belongs to the row without a key: a form that
/// mixes them up gives other numbers or none.
final class Reconstruction {
    private final Mechanism mechanism;
    private final Point point;
    private final Map<String, List<List<BigFraction>>> leaves = new HashMap<>();

    Reconstruction(Mechanism mechanism, Point point) {
        this.mechanism = mechanism;
        this.point = point;
    }

    static List<BigFraction> original(Mechanism mechanism, Point point) {
        return new Evaluator<>(new Rationals(), mechanism, point).row();
    }

    List<BigFraction> row(SeparableForm form) {
        form.reductions().forEach(this::define);
        form.rowSums().forEach(sum -> define(sum.leaf(), Entries.number(total(sum.summands()))));
        return keys().map(key -> value(form.summands(), key)).toList();
    }

    List<BigFraction> row(PairForm form) {
        form.reductions().forEach(this::define);
        form.stages().forEach(stage -> stage.forEach(this::define));
        return keys().map(key -> pair(form.weight(), key)).toList();
    }

    /// The same row with the softmax of the form spelled out as the language does.
    List<BigFraction> row(SoftmaxForm form) {
        form.reductions().forEach(this::define);
        var softmax = new Term.Softmax(form.score(), "r", Rebuilding.renamed(form.score(), Term.HERE, "r"));
        var scale = atRow(form.scale()).single();
        var offset = atRow(form.offset()).single();
        return keys().map(key -> scale.multiply(pair(softmax, key)).add(offset)).toList();
    }

    private Stream<Integer> keys() {
        return Stream.iterate(0, key -> key + 1).limit(point.keys().size());
    }

    private void define(KeyReduction reduction) {
        var body = Rebuilding.renamed(reduction.body(), Term.HERE, "r");
        var term = new Term.OverKeys(reduction.reduction(), "r", body);
        var place = mechanism.causal() ? point : elsewhere();
        define(reduction.leaf(), entries(place, term, Map.of()));
    }

    private void define(RowReduction reduction) {
        switch (reduction) {
            case RowReduction.Reduced(var leaf, var kind, var body) -> {
                var renamed = Rebuilding.renamed(body, Term.HERE, "r");
                define(leaf, atRow(new Term.OverKeys(kind, "r", renamed)));
            }
            case RowReduction.Normaliser(var largest, var total, var body) -> {
                var renamed = Rebuilding.renamed(body, Term.HERE, "r");
                define(largest, atRow(new Term.OverKeys(Term.Reduction.MAX, "r", renamed)));
                var shifted = Terms.exponential(Terms.minus(renamed, Terms.leaf(largest)));
                define(total, atRow(new Term.OverKeys(Term.Reduction.SUM, "r", shifted)));
            }
        }
    }

    private void define(Parameter leaf, Entries<BigFraction> value) {
        int columns = leaf.shape() instanceof Shape.Matrix ? value.columns() : value.values().size();
        var rows = new ArrayList<List<BigFraction>>();
        for (int from = 0; from < value.values().size(); from += columns) {
            rows.add(value.values().subList(from, from + columns));
        }
        leaves.put(leaf.name(), rows);
    }

    private BigFraction total(List<Summand> summands) {
        return keys().map(key -> value(summands, key)).reduce(BigFraction.ZERO, BigFraction::add);
    }

    private BigFraction value(List<Summand> summands, int key) {
        return summands.stream().map(summand -> value(summand, key)).reduce(BigFraction.ZERO, BigFraction::add);
    }

    private BigFraction value(Summand summand, int key) {
        var value = atRow(summand.row()).single().multiply(atKey(summand.key(), key).single());
        for (var product : summand.products()) {
            var row = atRow(product.row()).values();
            var ofKey = atKey(product.key(), key).values();
            var sum = BigFraction.ZERO;
            for (int entry = 0; entry < row.size(); entry++) {
                sum = sum.add(row.get(entry).multiply(ofKey.get(entry)));
            }
            value = value.multiply(sum);
        }
        return value;
    }

    private BigFraction pair(Term term, int key) {
        return entries(point, term, Map.of(Term.HERE, key)).single();
    }

    private Entries<BigFraction> atRow(Term term) {
        return entries(point, term, Map.of());
    }

    private Entries<BigFraction> atKey(Term term, int key) {
        return entries(elsewhere(), term, Map.of(Term.HERE, key));
    }

    private Entries<BigFraction> entries(Point place, Term term, Map<String, Integer> indices) {
        var parameters = new HashMap<>(place.parameters());
        parameters.putAll(leaves);
        var known = new Point(
                place.widths(), place.query(), place.keys(), place.position(), place.meanQuery(), parameters);
        return new Evaluator<>(new Rationals(), mechanism, known).entries(term, indices);
    }

    private Point elsewhere() {
        var query = point.query().stream().map(entry -> entry.multiply(3).add(7)).toList();
        if (!mechanism.causal()) {
            return new Point(
                    point.widths(), query, point.keys(), point.position() + 5, point.meanQuery(), point.parameters());
        }
        var keys = new ArrayList<>(point.keys());
        keys.add(query);
        return new Point(point.widths(), query, keys, keys.size() - 1, query, point.parameters());
    }
}
