package dev.attest.verification;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.KeyMeasure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The numbers that a [KeyMeasure] stands for at a point, from its text and its definition alone.
public final class MeasuredKeys {
    private static final Enclosures SCALARS = new Enclosures();

    private final Mechanism mechanism;
    private final Point point;

    public MeasuredKeys(Mechanism mechanism, Point point) {
        this.mechanism = mechanism;
        this.point = point;
    }

    public Enclosure sum(List<KeyMeasure> measures) {
        return measures.stream().map(this::value).reduce(Enclosure.ZERO, SCALARS::add);
    }

    private Enclosure value(KeyMeasure measure) {
        var vectors = new ArrayList<List<Enclosure>>();
        for (int key = 0; key < point.keys().size(); key++) {
            vectors.add(vector(measure, key));
        }
        return SCALARS.multiply(at(measure.factor(), Map.of()), measured(measure.measure(), vectors));
    }

    private static Enclosure measured(KeyMeasure.Measure measure, List<List<Enclosure>> vectors) {
        return switch (measure) {
            case ONE -> Enclosure.ONE;
            case DIAMETER -> diameter(vectors);
            case DIAMETER_WITH_ZERO -> SCALARS.max(diameter(vectors), largest(vectors));
            case LARGEST -> largest(vectors);
            case TOTAL -> vectors.stream().map(MeasuredKeys::norm).reduce(Enclosure.ZERO, SCALARS::add);
        };
    }

    private static Enclosure largest(List<List<Enclosure>> vectors) {
        return vectors.stream().map(MeasuredKeys::norm).reduce(Enclosure.ZERO, SCALARS::max);
    }

    private static Enclosure diameter(List<List<Enclosure>> vectors) {
        var largest = Enclosure.ZERO;
        for (var one : vectors) {
            for (var other : vectors) {
                var difference = new ArrayList<Enclosure>();
                for (int i = 0; i < one.size(); i++) {
                    difference.add(SCALARS.subtract(one.get(i), other.get(i)));
                }
                largest = SCALARS.max(largest, norm(difference));
            }
        }
        return largest;
    }

    /// The Euclidean norm.
    public static Enclosure norm(List<Enclosure> vector) {
        return SCALARS.sqrt(
                vector.stream().map(entry -> SCALARS.power(entry, 2)).reduce(Enclosure.ZERO, SCALARS::add));
    }

    private List<Enclosure> vector(KeyMeasure measure, int key) {
        var entries = new ArrayList<Enclosure>();
        for (var feature : measure.features()) {
            collect(feature, new HashMap<>(Map.of("j", key)), 1, entries);
        }
        return entries;
    }

    private void collect(KeyMeasure.Feature feature, Map<String, Integer> indices, int next, List<Enclosure> entries) {
        if (next > feature.widths().size()) {
            entries.add(at(feature.key(), indices));
            return;
        }
        var width = feature.widths().get(next - 1);
        int count = Character.isDigit(width.charAt(0))
                ? Integer.parseInt(width)
                : Objects.requireNonNull(point.widths().get(width));
        for (int value = 0; value < count; value++) {
            indices.put("a" + next, value);
            collect(feature, indices, next + 1, entries);
        }
    }

    private Enclosure at(String text, Map<String, Integer> indices) {
        Polynomial form = IndexNotation.read(text, NormalForm.parameterSigns(mechanism));
        return new NormalFormEvaluator<>(SCALARS, point).evaluate(form, indices);
    }
}
