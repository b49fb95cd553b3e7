package dev.attest.models.torch;

import dev.attest.kernels.reference.AnyOrder;
import dev.attest.kernels.reference.AnyOrderBounds;
import dev.attest.kernels.reference.ReferenceAttention;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a batch should give, row by row. A row is that of a mechanism without mask whose keys are those that it
/// sees.
record Rows(Mechanism mechanism, Batch batch) {
    /// One row of a head.
    record Place(int item, int head, int row) {}

    /// What the reference says, not a number where it has no value; 0 where the row sees no key.
    double[] reference(Place place) {
        var visible = visible(place);
        var out = new double[batch.dv()];
        if (visible.length == 0) {
            return out;
        }
        var values = flat(batch.values(place.item, place.head), visible);
        var keys = flat(batch.keys(place.item, place.head), visible);
        ReferenceAttention.of(mechanism.withoutMask(), batch.d(), batch.dv(), batch.parameters())
                .keys(keys, visible.length, meanQuery(place))
                .output(batch.queries(place.item, place.head)[place.row], place.row, values, batch.dv(), out);
        return out;
    }

    private static double[] flat(double[][] rows, int[] chosen) {
        return Arrays.stream(chosen)
                .mapToObj(row -> rows[row])
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    int[] visible(Place place) {
        return batch.visible(place.item, place.row, mechanism.causal());
    }

    private double[] meanQuery(Place place) {
        var visible = visible(place);
        var mean = new double[batch.d()];
        for (int row : visible) {
            for (int entry = 0; entry < mean.length; entry++) {
                mean[entry] += batch.queries(place.item, place.head)[row][entry] / visible.length;
            }
        }
        return mean;
    }

    /// The output with its errors; none where they cannot be told.
    Optional<List<AnyOrder>> bounds(Place place, AnyOrderBounds bounds) {
        if (visible(place).length == 0) {
            return Optional.empty();
        }
        try {
            var evaluator = new Evaluator<>(bounds, mechanism.withoutMask(), numbers(place));
            return Optional.of(evaluator.output());
        } catch (Declined | Undefined unknown) {
            return Optional.empty();
        }
    }

    Inputs<AnyOrder> numbers(Place place) {
        var visible = visible(place);
        var mean = Arrays.stream(meanQuery(place))
                .mapToObj(entry -> new AnyOrder(entry, 0, sizeOfQueries(place), visible.length + 1))
                .toList();
        var parameters = new TreeMap<String, List<List<AnyOrder>>>();
        batch.parameters().forEach((name, rows) -> parameters.put(name, exactly(rows)));
        return new Inputs<>(
                Map.of("d", batch.d(), "dv", batch.dv(), "m", 3),
                exactly(batch.queries(place.item, place.head)[place.row]),
                exactly(chosen(batch.keys(place.item, place.head), visible)),
                exactly(chosen(batch.values(place.item, place.head), visible)),
                place.row,
                mean,
                parameters);
    }

    /// At least that of any term of a mean query.
    private double sizeOfQueries(Place place) {
        return Arrays.stream(batch.queries(place.item, place.head))
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    private static double[][] chosen(double[][] rows, int[] chosen) {
        return Arrays.stream(chosen).mapToObj(row -> rows[row]).toArray(double[][]::new);
    }

    private static List<List<AnyOrder>> exactly(double[][] rows) {
        return Arrays.stream(rows).map(Rows::exactly).toList();
    }

    private static List<AnyOrder> exactly(double[] row) {
        return Arrays.stream(row).mapToObj(AnyOrder::exact).toList();
    }

    List<Place> places() {
        var places = new ArrayList<Place>();
        for (int item = 0; item < batch.b(); item++) {
            for (int head = 0; head < batch.h(); head++) {
                for (int row = 0; row < batch.n(); row++) {
                    places.add(new Place(item, head, row));
                }
            }
        }
        return places;
    }
}
