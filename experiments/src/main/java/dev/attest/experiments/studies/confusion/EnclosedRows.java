package dev.attest.experiments.studies.confusion;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Rows of a mechanism over some keys, the features of its queries, and the linear map from features to rows,
/// all enclosed and read from its text.
final class EnclosedRows {
    private static final String FEATURES_OF_QUERY = "phi(q)";

    private final Enclosures scalars = new Enclosures();
    private final ConfusedMechanism confused;
    private final Mechanism features;
    private final List<List<Enclosure>> keys;
    private final List<List<Enclosure>> units;
    private final int d;

    /// @param keys `[n][d]`
    EnclosedRows(ConfusedMechanism confused, double[][] keys) {
        this.confused = confused;
        this.keys = Arrays.stream(keys).map(EnclosedRows::exact).toList();
        this.d = keys[0].length;
        this.units = IntStream.range(0, d).mapToObj(this::unit).toList();
        var text = "name features\nphi(x) = " + confused.kernel().text() + "\nweight = dot(phi(q), k)\n";
        this.features = MechanismReader.parse(text, "features");
    }

    /// Empty where the row is undefined, or its divisor may be 0 within rounding.
    Optional<List<Enclosure>> row(double[] query) {
        try {
            return Optional.of(read(confused.mechanism(), keys, exact(query), Map.of()));
        } catch (Undefined | Declined _) {
            return Optional.empty();
        }
    }

    /// phi(q), `[d]`: the scores of the query with the unit vectors in the place of the features of keys.
    List<Enclosure> features(double[] query) {
        return read(features, units, exact(query), Map.of());
    }

    /// The matrix A, `[d][n]` by its columns, by which two rows differ: of InLine, `A (phi(p) - phi(q))`; of
    /// softmax, `P log S(p) - P log S(q) = A (p - q)`, P taking the mean off.
    ///
    /// InLine's is its own text with a vector f in the place of phi(q): the row at a unit vector less the row
    /// at 0. That of softmax is the logarithm of the row at a unit vector, less its mean.
    List<List<Enclosure>> columns() {
        return IntStream.range(0, d).mapToObj(this::column).toList();
    }

    private List<Enclosure> column(int place) {
        return switch (confused.family()) {
            case SOFTMAX ->
                centred(read(confused.mechanism(), keys, unit(place), Map.of()).stream()
                        .map(scalars::log)
                        .toList());
            case INLINE -> minus(ofFeatures(unit(place)), ofFeatures(zero()));
            case LINEAR ->
                throw new IllegalArgumentException("linear attention: its rows are no linear map of features");
        };
    }

    private List<Enclosure> ofFeatures(List<Enclosure> features) {
        var text = confused.mechanism().text();
        if (!text.contains(FEATURES_OF_QUERY)) {
            throw new IllegalStateException(confused.id() + ": expected " + FEATURES_OF_QUERY + " in its text");
        }
        var replaced =
                text.replace(FEATURES_OF_QUERY, "f").replaceFirst("(?m)^(name\\s.*)$", "$1\nparam f : vector(d)");
        return read(MechanismReader.parse(replaced, confused.id()), keys, zero(), Map.of("f", List.of(features)));
    }

    private List<Enclosure> read(
            Mechanism mechanism,
            List<List<Enclosure>> over,
            List<Enclosure> query,
            Map<String, List<List<Enclosure>>> parameters) {
        var widths = Map.of("d", d, "dv", d);
        var inputs = new Inputs<>(widths, query, over, List.of(), over.size() - 1, List.of(), parameters);
        return new Evaluator<>(scalars, mechanism, inputs).row();
    }

    private List<Enclosure> centred(List<Enclosure> numbers) {
        var sum = numbers.stream().reduce(Enclosure.ZERO, scalars::add);
        var mean = scalars.divide(sum, Enclosure.point(numbers.size()));
        return numbers.stream().map(number -> scalars.subtract(number, mean)).toList();
    }

    private List<Enclosure> minus(List<Enclosure> left, List<Enclosure> right) {
        return IntStream.range(0, left.size())
                .mapToObj(entry -> scalars.subtract(left.get(entry), right.get(entry)))
                .toList();
    }

    private List<Enclosure> unit(int place) {
        var vector = new ArrayList<>(zero());
        vector.set(place, Enclosure.ONE);
        return vector;
    }

    private List<Enclosure> zero() {
        return IntStream.range(0, d).mapToObj(_ -> Enclosure.ZERO).toList();
    }

    private static List<Enclosure> exact(double[] vector) {
        return Arrays.stream(vector).mapToObj(Enclosure::point).toList();
    }
}
