package dev.attest.verification.kernels;

import dev.attest.kernels.form.KeyReduction;
import dev.attest.kernels.form.PairForm;
import dev.attest.kernels.form.RowReduction;
import dev.attest.kernels.form.SeparableForm;
import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.kernels.form.Summand;
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
    private static final Rationals RATIONALS = new Rationals();

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

    /// `scale exp(s_j - M) / sum exp(s - M) + offset`, with M the first score: rational where all scores are
    /// equal.
    List<BigFraction> row(SoftmaxForm form) {
        form.reductions().forEach(this::define);
        var scale = atRow(form.scale()).single();
        var offset = atRow(form.offset()).single();
        var powers = exponentials(form.score(), pair(form.score(), 0));
        var total = powers.stream().reduce(BigFraction.ZERO, BigFraction::add);
        return powers.stream()
                .map(power -> scale.multiply(power.divide(total)).add(offset))
                .toList();
    }

    private List<BigFraction> exponentials(Term score, BigFraction reference) {
        return keys().map(key -> RATIONALS.exp(pair(score, key).subtract(reference)))
                .toList();
    }

    private Stream<Integer> keys() {
        return Stream.iterate(0, key -> key + 1).limit(point.keys().size());
    }

    private void define(KeyReduction reduction) {
        var place = mechanism.causal() ? point : elsewhere();
        var values = keys().map(key -> entries(place, reduction.body(), Map.of(Term.HERE, key)))
                .toList();
        define(reduction.leaf(), reduced(reduction.reduction(), values));
    }

    private void define(RowReduction reduction) {
        switch (reduction) {
            case RowReduction.Reduced(var leaf, var kind, var body) ->
                define(
                        leaf,
                        reduced(
                                kind,
                                keys().map(key -> Entries.number(pair(body, key)))
                                        .toList()));
            case RowReduction.Normaliser(var largest, var total, var body) -> {
                var scores = keys().map(key -> Entries.number(pair(body, key))).toList();
                var most = reduced(Term.Reduction.MAX, scores);
                define(largest, most);
                var sum = exponentials(body, most.single()).stream().reduce(BigFraction.ZERO, BigFraction::add);
                define(total, Entries.number(sum));
            }
        }
    }

    private static Entries<BigFraction> reduced(Term.Reduction reduction, List<Entries<BigFraction>> values) {
        var first = values.getFirst();
        return Entries.matrix(
                first.rows(),
                first.columns(),
                (row, column) -> values.stream()
                        .map(value -> value.at(row, column))
                        .reduce((a, b) -> join(reduction, a, b))
                        .map(total -> reduction == Term.Reduction.MEAN ? total.divide(values.size()) : total)
                        .orElseThrow());
    }

    private static BigFraction join(Term.Reduction reduction, BigFraction a, BigFraction b) {
        return switch (reduction) {
            case SUM, MEAN -> a.add(b);
            case MIN -> RATIONALS.min(a, b);
            case MAX -> RATIONALS.max(a, b);
        };
    }

    private void define(Parameter leaf, Entries<BigFraction> value) {
        int columns = leaf.shape() instanceof Shape.Matrix
                ? value.columns()
                : value.values().size();
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
        var value =
                atRow(summand.row()).single().multiply(atKey(summand.key(), key).single());
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
        var known =
                new Point(place.widths(), place.query(), place.keys(), place.position(), place.meanQuery(), parameters);
        return new Evaluator<>(new Rationals(), mechanism, known).entries(term, indices);
    }

    private Point elsewhere() {
        var query =
                point.query().stream().map(entry -> entry.multiply(3).add(7)).toList();
        if (!mechanism.causal()) {
            return new Point(
                    point.widths(), query, point.keys(), point.position() + 5, point.meanQuery(), point.parameters());
        }
        var keys = new ArrayList<>(point.keys());
        keys.add(query);
        return new Point(point.widths(), query, keys, keys.size() - 1, query, point.parameters());
    }
}
