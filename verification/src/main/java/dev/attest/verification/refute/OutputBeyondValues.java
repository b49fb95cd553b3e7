package dev.attest.verification.refute;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.SymmetryGoal;
import dev.attest.verification.RoundedDouble;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An output further in some direction than every value.
@AutoService(Refuter.class)
public final class OutputBeyondValues implements Refuter {
    @Override
    public String property() {
        return "hull-bound";
    }

    private static final int DIRECTIONS = 4;
    private static final int PARTS = 8;

    @Override
    public Optional<String> refute(Goal goal, Trial trial) {
        if (!(goal instanceof SymmetryGoal.WithinHull)) {
            return Optional.empty();
        }
        var random = trial.random();
        var values = trial.inputs().values();
        return trial.outputAt(trial.inputs())
                .flatMap(output -> Stream.generate(() -> direction(random, output.size()))
                        .limit(DIRECTIONS)
                        .filter(direction -> values.stream()
                                .map(value -> value.stream().map(Bounds::exact).toList())
                                .allMatch(value -> Bounds.isBeyond(output, value, direction)))
                        .findFirst()
                        .map(direction ->
                                "the output " + output + " lies beyond all values in the direction " + direction));
    }

    private static List<RoundedDouble> direction(SplittableRandom random, int width) {
        return IntStream.range(0, width)
                .mapToObj(place -> new RoundedDouble(random.nextInt(-PARTS, PARTS + 1), 0))
                .toList();
    }
}
