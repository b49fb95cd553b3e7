package dev.attest.verification.refute;

import com.google.auto.service.AutoService;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.Goal;
import dev.attest.verification.RoundedDouble;
import dev.attest.verification.RoundedDoubles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A matrix of rows, without a mask, of a rank above the bound: with one row and key more than the bound says,
/// elimination finds a pivot that is not 0 for certain in every column.
@AutoService(Refuter.class)
public final class HigherRank implements Refuter {
    private static final int MOST_KEYS = 9;
    private static final int PARTS = 64;

    private final RoundedDoubles doubles = new RoundedDoubles();

    @Override
    public String property() {
        return "rank-bound";
    }

    @Override
    public int stride() {
        return 10;
    }

    @Override
    public Optional<String> refute(Goal goal, Trial trial) {
        if (!(goal instanceof Goal.RankAtMost rank)) {
            return Optional.empty();
        }
        var bound = WidthText.value(rank.bound(), trial.inputs().widths());
        return bound.isPresent()
                        && bound.getAsInt() < MOST_KEYS
                        && !trial.mechanism().grid()
                ? rows(trial, bound.getAsInt() + 1)
                        .filter(this::isRegular)
                        .map(rows -> "a matrix of " + rows.size() + " rows is regular: " + rows)
                : Optional.empty();
    }

    private Optional<List<List<RoundedDouble>>> rows(Trial trial, int count) {
        var random = trial.random();
        int width = trial.inputs().query().size();
        var inputs =
                new DrawnInputs(trial.mechanism(), random).at(trial.inputs().widths(), vectors(random, count, width));
        var rows = new ArrayList<List<RoundedDouble>>();
        for (var query : vectors(random, count, width)) {
            var at = inputs.withQuery(query).at(rows.size());
            var row = Trial.read(trial.mechanism().withoutMask(), at, Evaluator::row);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            rows.add(row.get());
        }
        return Optional.of(rows);
    }

    private static List<List<BigFraction>> vectors(SplittableRandom random, int count, int width) {
        return IntStream.range(0, count)
                .mapToObj(place -> IntStream.range(0, width)
                        .mapToObj(entry -> new BigFraction(random.nextInt(-2 * PARTS, 2 * PARTS + 1), PARTS))
                        .toList())
                .toList();
    }

    private boolean isRegular(List<List<RoundedDouble>> matrix) {
        var rest = new ArrayList<>(matrix);
        for (int column = 0; column < matrix.size(); column++) {
            int place = column;
            var pivot = rest.stream()
                    .max((one, other) -> Double.compare(
                            Math.abs(one.get(place).value()),
                            Math.abs(other.get(place).value())))
                    .orElseThrow();
            if (!Bounds.differ(pivot.get(place), new RoundedDouble(0, 0))) {
                return false;
            }
            rest.remove(pivot);
            try {
                rest.replaceAll(row -> eliminated(row, pivot, place));
            } catch (Undefined | Declined e) {
                return false;
            }
        }
        return true;
    }

    private List<RoundedDouble> eliminated(List<RoundedDouble> row, List<RoundedDouble> pivot, int column) {
        var factor = doubles.divide(row.get(column), pivot.get(column));
        return IntStream.range(0, row.size())
                .mapToObj(place -> doubles.subtract(row.get(place), doubles.multiply(factor, pivot.get(place))))
                .toList();
    }
}
