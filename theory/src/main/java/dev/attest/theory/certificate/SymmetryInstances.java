package dev.attest.theory.certificate;

import dev.attest.theory.certificate.SymmetryEvidence.CopiedTokens;
import dev.attest.theory.certificate.SymmetryEvidence.OutputAtPoint;
import dev.attest.theory.certificate.SymmetryEvidence.PermutedRows;
import dev.attest.theory.certificate.SymmetryEvidence.TranslatedRows;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Scalars;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Rows and outputs at single points, before and after keys, tokens or values are changed together.
final class SymmetryInstances {
    private final Mechanism mechanism;
    private final OpenInstances instances;

    SymmetryInstances(Mechanism mechanism) {
        this.mechanism = mechanism;
        this.instances = new OpenInstances(mechanism);
    }

    boolean translationSeen(TranslatedRows at) {
        var point = at.point();
        if (!fits(point) || at.translation().size() != point.query().size()) {
            return false;
        }
        var moved =
                point.keys().stream().map(key -> meet(key, at.translation())).toList();
        return instances.show(
                List.of(Inputs.of(point), Inputs.of(point.withKeys(moved))), at.exact(), new OpenInstances.Question() {
                    @Override
                    public <N> boolean holds(Scalars<N> scalars, List<Evaluator<N>> rows) {
                        return differ(scalars, rows.get(0).row(), rows.get(1).row());
                    }
                });
    }

    boolean permutationSeen(PermutedRows at) {
        var point = at.point();
        if (!fits(point) || !isPermutation(at.order(), point.keys().size())) {
            return false;
        }
        var permuted = at.order().stream().map(point.keys()::get).toList();
        return instances.show(
                List.of(Inputs.of(point), Inputs.of(point.withKeys(permuted))),
                at.exact(),
                new OpenInstances.Question() {
                    @Override
                    public <N> boolean holds(Scalars<N> scalars, List<Evaluator<N>> rows) {
                        var row = rows.get(0).row();
                        var expected = at.order().stream().map(row::get).toList();
                        return differ(scalars, expected, rows.get(1).row());
                    }
                });
    }

    boolean copySeen(CopiedTokens at) {
        if (!fits(at.point(), at.values())) {
            return false;
        }
        var inputs = Inputs.of(at.point()).withValues(at.values());
        return instances.show(List.of(inputs, copied(inputs)), at.exact(), new OpenInstances.Question() {
            @Override
            public <N> boolean holds(Scalars<N> scalars, List<Evaluator<N>> outputs) {
                return differ(scalars, outputs.get(0).output(), outputs.get(1).output());
            }
        });
    }

    /// The half space below the output in that direction holds all values, so it holds their hull.
    boolean outsideHull(OutputAtPoint at) {
        return fits(at.point(), at.values())
                && at.direction().size() == at.values().getFirst().size()
                && instances.show(
                        List.of(Inputs.of(at.point()).withValues(at.values())),
                        at.exact(),
                        new OpenInstances.Question() {
                            @Override
                            public <N> boolean holds(Scalars<N> scalars, List<Evaluator<N>> outputs) {
                                var output = outputs.getFirst().output();
                                return output.size() == at.direction().size()
                                        && at.values().stream().allMatch(value -> isBeyond(scalars, output, value, at));
                            }
                        });
    }

    private static <N> boolean isBeyond(
            Scalars<N> scalars, List<N> output, List<BigFraction> value, OutputAtPoint evidence) {
        N ahead = scalars.of(BigFraction.ZERO);
        for (int entry = 0; entry < output.size(); entry++) {
            N difference = scalars.subtract(output.get(entry), scalars.of(value.get(entry)));
            N step = scalars.multiply(scalars.of(evidence.direction().get(entry)), difference);
            ahead = scalars.add(ahead, step);
        }
        return isKnown(scalars, ahead, 1);
    }

    private static <N> boolean differ(Scalars<N> scalars, List<N> some, List<N> others) {
        return IntStream.range(0, some.size()).anyMatch(entry -> {
            N difference = scalars.subtract(some.get(entry), others.get(entry));
            return isKnown(scalars, difference, 1) || isKnown(scalars, difference, -1);
        });
    }

    private static <N> boolean isKnown(Scalars<N> scalars, N number, int sign) {
        try {
            return scalars.sign(number) == sign;
        } catch (Declined e) {
            return false;
        }
    }

    private boolean fits(Point point) {
        return new RowsAtPoints(mechanism).fits(point);
    }

    private boolean fits(Point point, List<List<BigFraction>> values) {
        Integer width = point.widths().get("dv");
        return fits(point)
                && width != null
                && values.size() == point.keys().size()
                && values.stream().allMatch(value -> value.size() == width);
    }

    private static boolean isPermutation(List<Integer> order, int count) {
        return order.stream()
                .sorted()
                .toList()
                .equals(IntStream.range(0, count).boxed().toList());
    }

    private static List<BigFraction> meet(List<BigFraction> left, List<BigFraction> right) {
        return IntStream.range(0, left.size())
                .mapToObj(entry -> left.get(entry).add(right.get(entry)))
                .toList();
    }

    /// Every token once more, at the positions that follow.
    private Inputs<BigFraction> copied(Inputs<BigFraction> inputs) {
        var twice = inputs.twice(mechanism.inputsOfQuery());
        return mechanism.causal() ? twice.at(twice.keys().size() - 1) : twice;
    }
}
