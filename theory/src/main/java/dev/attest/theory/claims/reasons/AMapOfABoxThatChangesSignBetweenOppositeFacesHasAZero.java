package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.solver.RationalMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Why two queries with one row are in an enclosure of which only the signs at its faces are known.
@AutoService(Claim.class)
public final class AMapOfABoxThatChangesSignBetweenOppositeFacesHasAZero extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.POINCARE_MIRANDA;
    }

    @Override
    public Statement statement() {
        return cited(
                "For every d and every continuous f from the box [-1, 1]^d to R^d, each f_i of one "
                        + "strict sign where x_i = -1 and "
                        + "of the opposite one where x_i = 1, some x in the box has f(x) = 0.",
                "f \\in C([-1, 1]^d, \\mathbb R^d),\\; \\forall i:\\; f_i|_{x_i = -1} \\cdot "
                        + "f_i|_{x_i = 1} < 0 \\text{ in "
                        + "sign} \\implies \\exists x:\\; f(x) = 0",
                List.of("f: every continuous map from the box to R^d", "i: every coordinate"),
                "For d = 1 it is the intermediate value theorem; in general it follows from "
                        + "Brouwer's fixed point theorem for "
                        + "x -> clamp(x - s f(x)), s the signs. Tried on affine maps, and on such with "
                        + "a jump where x_1 = 0, "
                        + "whose zeros are solutions of linear equations.",
                "kulpa1997poincare",
                "Theorem 1");
    }

    /// `f(x) = A x + b`, and c more where x_1 >= 0.
    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(3);
        var matrix = vectors(random, width, width, size).stream()
                .<List<BigFraction>>map(ArrayList::new)
                .toList();
        if (random.nextBoolean()) {
            for (int i = 0; i < width; i++) {
                var large = number((2 * width + 1) * (size + 1));
                matrix.get(i).set(i, random.nextBoolean() ? large : large.negate());
            }
        }
        return Case.of("")
                .with("A", matrix)
                .withRow("b", fractions(random, width, size + 1))
                .withRow("c", random.nextBoolean() ? fractions(random, width, 0) : fractions(random, width, size + 1));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "f is continuous",
                        instance -> instance.row("c").stream().allMatch(ZERO::equals)),
                Hypothesis.of(
                        "each entry has opposite signs on two opposite faces",
                        instance -> IntStream.range(0, instance.row("b").size())
                                .allMatch(entry -> changesSign(instance, entry))));
    }

    private static boolean changesSign(Case instance, int entry) {
        return staysBelow(instance, entry, number(-1), ONE) && staysBelow(instance, entry, ONE, number(-1))
                || staysBelow(instance, entry, number(-1), number(-1)) && staysBelow(instance, entry, ONE, ONE);
    }

    /// `sign f_i < 0` wherever x_i is that end.
    private static boolean staysBelow(Case instance, int entry, BigFraction end, BigFraction sign) {
        var row = instance.rows("A").get(entry);
        var most =
                row.get(entry).multiply(end).add(instance.row("b").get(entry)).multiply(sign);
        for (int other = 0; other < row.size(); other++) {
            most = other == entry ? most : most.add(row.get(other).abs());
        }
        var jump = instance.row("c").get(entry).multiply(sign);
        boolean isBelow = entry == 0 && below(end, ZERO);
        boolean isAbove = entry == 0 && !isBelow;
        return (isAbove || below(most, ZERO)) && (isBelow || below(most.add(jump), ZERO));
    }

    @Override
    Finding find(Case instance) {
        var zero = instance.row("b").stream().map(BigFraction::negate).toList();
        var matrix = new RationalMatrix(instance.rows("A"));
        if (matrix.rank() < zero.size()) {
            return new Finding.Undecided("more than one solution, or none");
        }
        var below = solution(instance.rows("A"), zero);
        var above = solution(instance.rows("A"), minus(zero, instance.row("c")));
        return exact(
                isInBox(below) && below(below.getFirst(), ZERO) || isInBox(above) && atMost(ZERO, above.getFirst()),
                "zeros of the two affine maps: " + below + " where x_1 < 0, " + above + " elsewhere");
    }

    private static boolean isInBox(List<BigFraction> x) {
        return x.stream().allMatch(entry -> atMost(entry.abs(), ONE));
    }

    /// By Gauss and Jordan, of a matrix that is not singular.
    private static List<BigFraction> solution(List<List<BigFraction>> matrix, List<BigFraction> right) {
        var augmented = IntStream.range(0, right.size())
                .mapToObj(row -> {
                    var extended = new ArrayList<>(matrix.get(row));
                    extended.add(right.get(row).negate());
                    return (List<BigFraction>) extended;
                })
                .toList();
        var kernel = new RationalMatrix(augmented).nullVector().orElseThrow();
        return kernel.subList(0, right.size()).stream()
                .map(entry -> entry.divide(kernel.getLast()))
                .toList();
    }
}
