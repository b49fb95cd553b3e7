package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.studies.StudyMechanism;
import dev.attest.experiments.study.PlaneScene.Spot;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.separation.WrittenNumber;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The panels of the figure, as reconstructed.
///
/// The authors published neither code nor numbers for it. Keys, queries, A and b were found by a search for
/// short decimals that reproduce the 96 printed numbers and lie near the tips of the drawn arrows; other
/// choices do so too. The queries of a panel lie on a ray by construction, `start + steps direction`, that phi
/// maps into a ray from the origin: `phi(start) = 0`, and `phi(p)` is a multiple of `phi(q)` for p and q
/// on it.
enum Panel {
    A(
            "a",
            "(a)  φ(x) = relu(x): four queries of one direction",
            Catalogue.mechanism("relu-linear"),
            "inline-relu",
            point("0", "0"),
            point("0.005", "0.009"),
            new int[] {81, 139, 188, 227},
            List.of(new Spot(.41, .75), new Spot(.71, 1.27), new Spot(.95, 1.71), new Spot(1.14, 2.06))),
    B(
            "b",
            "(b)  φ(x) = relu(A x + b): four queries of four directions and lengths",
            load("linear-affine"),
            "inline-affine",
            point("-1.02", "-0.43"),
            point("0.016", "0.017"),
            new int[] {68, 83, 108, 141},
            List.of(new Spot(.06, .75), new Spot(.32, 1.01), new Spot(.72, 1.43), new Spot(1.26, 2.00)));

    private static final String AS_PRINTED = "-printed";

    /// Both panels have the same.
    static final List<List<BigFraction>> KEYS =
            List.of(point("0.62", "1.8"), point("1", "1"), point("1.93", "0.63"), point("1.81", "0.3"));

    /// Where the tips of the keys are drawn; the third is hidden and lies beyond (1.94, 0.64).
    static final List<Spot> DRAWN_KEYS =
            List.of(new Spot(.62, 1.85), new Spot(1.03, 1.03), new Spot(1.94, .64), new Spot(1.82, .30));

    private final String id;
    private final String title;
    private final Mechanism linear;
    private final String inline;
    private final List<BigFraction> start;
    private final List<BigFraction> direction;
    private final int[] steps;
    private final List<Spot> drawnQueries;

    Panel(
            String id,
            String title,
            Mechanism linear,
            String inline,
            List<BigFraction> start,
            List<BigFraction> direction,
            int[] steps,
            List<Spot> drawnQueries) {
        this.id = id;
        this.title = title;
        this.linear = linear;
        this.inline = inline;
        this.start = start;
        this.direction = direction;
        this.steps = steps;
        this.drawnQueries = drawnQueries;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    List<Spot> drawnQueries() {
        return drawnQueries;
    }

    Mechanism mechanism(Attention attention) {
        return switch (attention) {
            case SOFTMAX -> Catalogue.mechanism("softmax");
            case LINEAR -> linear;
            case INLINE -> load(inline);
            case INLINE_AS_PRINTED -> load(inline + AS_PRINTED);
        };
    }

    /// q_1 to q_4.
    List<List<BigFraction>> queries() {
        return Arrays.stream(steps)
                .mapToObj(step -> onRay(new BigFraction(step)))
                .toList();
    }

    /// As many queries of the ray, evenly up to three times as far from its start as q_4.
    List<List<BigFraction>> ray(int count) {
        int end = 3 * steps[steps.length - 1];
        return IntStream.rangeClosed(1, count)
                .mapToObj(place -> onRay(new BigFraction(end).multiply(place).divide(count)))
                .toList();
    }

    /// Where the ray starts; this is not one of its queries.
    List<BigFraction> start() {
        return start;
    }

    private List<BigFraction> onRay(BigFraction steps) {
        return IntStream.range(0, start.size())
                .mapToObj(entry -> start.get(entry).add(direction.get(entry).multiply(steps)))
                .toList();
    }

    private static List<BigFraction> point(String x, String y) {
        return List.of(WrittenNumber.parse("x", x), WrittenNumber.parse("y", y));
    }

    private static Mechanism load(String name) {
        return StudyMechanism.load("figureone/" + name).mechanism();
    }
}
