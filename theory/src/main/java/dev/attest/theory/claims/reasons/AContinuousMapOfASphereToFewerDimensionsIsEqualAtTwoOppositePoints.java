package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Why few continuous features are the same at two opposite queries of every small sphere.
@AutoService(Claim.class)
public final class AContinuousMapOfASphereToFewerDimensionsIsEqualAtTwoOppositePoints extends Reason {
    private static final String CIRCLE = "a broken line on a circle";
    private static final String LINEAR = "a linear map";

    /// The boundary of a square, once around.
    private static final List<List<BigFraction>> SQUARE =
            List.of(List.of(ONE, ZERO, number(-1), ZERO), List.of(ZERO, ONE, ZERO, number(-1)));

    @Override
    Theorem theorem() {
        return Theorem.BORSUK_ULAM;
    }

    @Override
    public Statement statement() {
        return cited(
                "For every d, every m < d and every continuous f from the unit sphere of R^d to R^m "
                        + "some v on the sphere has "
                        + "f(v) = f(-v).",
                "m < d,\\; f \\in C(S^{d-1}, \\mathbb R^m) \\implies \\exists v \\in S^{d-1}:\\; " + "f(v) = f(-v)",
                List.of("f: every continuous map from the sphere to R^m", "m, d: whole numbers with 1 <= m < d"),
                "A map without such a v would give an odd continuous map from the sphere to one of "
                        + "lower dimension, and "
                        + "there is none: odd maps of spheres have odd degree. For d = 2 it is the "
                        + "intermediate value theorem: "
                        + "f(v) - f(-v) changes its sign on the way from v to -v. Tried on linear "
                        + "maps, whose kernels decide, "
                        + "and on maps of a circle that are linear between nodes.",
                "matousek2003borsuk",
                "Theorem 2.1.1");
    }

    /// Values at 2 N nodes around a circle, up to each and from it on; or a matrix with m rows.
    @Override
    public Case draw(RandomGenerator random, int size) {
        int dimensions = 1 + random.nextInt(2);
        if (random.nextInt(3) == 0) {
            int width = 2 + random.nextInt(2);
            return Case.of(LINEAR).with("A", vectors(random, Math.min(dimensions, width) + width - 2, width, size));
        }
        if (random.nextInt(4) == 0) {
            return Case.of(CIRCLE).with("left", SQUARE).with("right", SQUARE);
        }
        int nodes = 2 * (1 + random.nextInt(size + 1));
        var left = values(random, dimensions, nodes, size);
        var right = random.nextInt(3) > 0 ? left : values(random, dimensions, nodes, size);
        return Case.of(CIRCLE).with("left", left).with("right", right);
    }

    private static List<List<BigFraction>> values(RandomGenerator random, int dimensions, int nodes, int size) {
        return IntStream.range(0, dimensions)
                .mapToObj(_ -> fractions(random, nodes, size + 2))
                .toList();
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "f is continuous", instance -> instance.rows("left").equals(instance.rows("right"))),
                Hypothesis.of("m < d", instance -> dimensions(instance) < width(instance)));
    }

    private static int dimensions(Case instance) {
        return isLinear(instance)
                ? instance.rows("A").size()
                : instance.rows("left").size();
    }

    private static int width(Case instance) {
        return isLinear(instance) ? instance.row("A").size() : 2;
    }

    private static boolean isLinear(Case instance) {
        return instance.setting().equals(LINEAR);
    }

    @Override
    Finding find(Case instance) {
        return isLinear(instance)
                ? exact(new RationalMatrix(instance.rows("A")).nullVector().isPresent(), "whether A v = 0 for some v")
                : exact(
                        IntStream.range(0, instance.row("left").size() / 2)
                                .anyMatch(node -> meetsAfter(instance, node)),
                        "whether opposite points have one value");
    }

    /// Between a node and the next the difference to the opposite point is `a + u b`, 0 <= u < 1.
    private static boolean meetsAfter(Case instance, int node) {
        var starts = IntStream.range(0, dimensions(instance))
                .mapToObj(entry -> start(instance, entry, node))
                .toList();
        var slopes = IntStream.range(0, dimensions(instance))
                .mapToObj(entry -> end(instance, entry, node).subtract(starts.get(entry)))
                .toList();
        var moving = IntStream.range(0, slopes.size())
                .filter(entry -> !slopes.get(entry).equals(ZERO))
                .boxed()
                .findFirst();
        var step = moving.map(entry -> starts.get(entry).negate().divide(slopes.get(entry)))
                .orElse(ZERO);
        return atMost(ZERO, step)
                && below(step, ONE)
                && IntStream.range(0, starts.size())
                        .allMatch(entry -> starts.get(entry)
                                .add(step.multiply(slopes.get(entry)))
                                .equals(ZERO));
    }

    private static BigFraction start(Case instance, int entry, int node) {
        var values = instance.rows("right").get(entry);
        return values.get(node).subtract(values.get(node + values.size() / 2));
    }

    private static BigFraction end(Case instance, int entry, int node) {
        var values = instance.rows("left").get(entry);
        int half = values.size() / 2;
        return values.get(node + 1).subtract(values.get((node + 1 + half) % values.size()));
    }
}
