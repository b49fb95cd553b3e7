package dev.attest.verification.verdicts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.Certificate.Collision;
import dev.attest.theory.certificate.Certificate.CollisionFamily;
import dev.attest.theory.certificate.Certificate.InverseFamily;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Properties;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.Verdict;
import dev.attest.verification.ExactPoints;
import dev.attest.verification.MechanismTexts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Verdicts against the rows at random points, awkward ones among them.
class BruteForceTest {
    private static final int POINTS = 20;

    /// A mechanism and points to look at.
    record Trial(Mechanism mechanism, List<Point> points) {
        @Override
        public String toString() {
            return mechanism.text();
        }
    }

    @Provide
    Arbitrary<Trial> trials() {
        return MechanismTexts.classical()
                .map(text -> MechanismReader.parse(text, "random.attn"))
                .flatMap(mechanism -> ExactPoints.of(mechanism)
                        .list()
                        .ofSize(POINTS)
                        .map(points -> new Trial(mechanism, points)));
    }

    @Property(seed = "41")
    void aTotalRowIsDefinedAtEveryPoint(@ForAll("trials") Trial trial) {
        if (decide(trial, "total").verdict() == Verdict.HOLDS) {
            trial.points().forEach(point -> assertFalse(isUndefined(trial.mechanism(), point), () -> trial + "" + point));
        }
    }

    @Property(seed = "42")
    void rowsThatSumToOneDoSoAtEveryPoint(@ForAll("trials") Trial trial) {
        if (decide(trial, "rows-sum-to-one").verdict() == Verdict.HOLDS) {
            trial.points().forEach(point -> enclosed(trial.mechanism(), point)
                    .ifPresent(row -> assertTrue(sum(row).contains(1), () -> trial + "" + point)));
        }
    }

    @Property(seed = "43")
    void weightsThatAreNotNegativeAreNotSoAtAnyPoint(@ForAll("trials") Trial trial) {
        if (decide(trial, "non-negative").verdict() == Verdict.HOLDS) {
            trial.points().forEach(point -> enclosed(trial.mechanism(), point)
                    .ifPresent(row -> assertFalse(hasNegative(row), () -> trial + "" + point)));
        }
    }

    @Property(seed = "44")
    void rowsThatIgnoreTheScaleDoSoAtEveryPoint(@ForAll("trials") Trial trial) {
        if (decide(trial, "scale-sensitive").verdict() == Verdict.FAILS) {
            trial.points().forEach(point -> assertTrue(
                    mayBeEqual(trial.mechanism(), point, scaled(point)), () -> trial + "" + point));
        }
    }

    @Property(seed = "45")
    void theExampleOfACollisionCollides(@ForAll("trials") Trial trial) {
        var answer = decide(trial, "injective");
        var example = answer.certificate().flatMap(certificate -> switch (certificate) {
            case CollisionFamily family -> family.example();
            case InverseFamily family -> family.example();
            default -> Optional.empty();
        });
        example.ifPresent(collision -> assertCollides(trial.mechanism(), collision));
    }

    private static void assertCollides(Mechanism mechanism, Collision collision) {
        var first = collision.point();
        assertNotEquals(first.query(), collision.other());
        assertEquals(
                new Evaluator<>(new Rationals(), mechanism, first).row(),
                new Evaluator<>(new Rationals(), mechanism, first.withQuery(collision.other())).row(),
                mechanism.text());
    }

    private static Answer decide(Trial trial, String id) {
        return Properties.find(id).orElseThrow().decide(trial.mechanism());
    }

    private static boolean isUndefined(Mechanism mechanism, Point point) {
        try {
            new Evaluator<>(new Enclosures(), mechanism, point).row();
            return false;
        } catch (Undefined e) {
            return true;
        } catch (Declined e) {
            return false;
        }
    }

    private static Optional<List<Enclosure>> enclosed(Mechanism mechanism, Point point) {
        try {
            return Optional.of(new Evaluator<>(new Enclosures(), mechanism, point).row());
        } catch (Undefined | Declined e) {
            return Optional.empty();
        }
    }

    private static Enclosure sum(List<Enclosure> row) {
        return row.stream().reduce(Enclosure.ZERO, new Enclosures()::add);
    }

    private static boolean hasNegative(List<Enclosure> row) {
        return row.stream().anyMatch(entry -> entry.hi() < 0);
    }

    private static Point scaled(Point point) {
        var factor = new BigFraction(7, 3);
        return point.withQuery(
                point.query().stream().map(entry -> entry.multiply(factor)).toList());
    }

    private static boolean mayBeEqual(Mechanism mechanism, Point first, Point second) {
        var one = enclosed(mechanism, first);
        var other = enclosed(mechanism, second);
        if (one.isEmpty() || other.isEmpty()) {
            return true;
        }
        for (int j = 0; j < one.get().size(); j++) {
            var a = one.get().get(j);
            var b = other.get().get(j);
            if (a.hi() < b.lo() || b.hi() < a.lo()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void bruteForceSeesWhatIsThere() {
        var raw = MechanismReader.parse("width d = 1\nweight = dot(q, k)", "raw.attn");
        var number = List.of(BigFraction.ONE);
        var point = new Point(
                Map.of("d", 1), number, List.of(List.of(BigFraction.MINUS_ONE)), 0, List.of(), Map.of());
        var row = enclosed(raw, point).orElseThrow();
        assertTrue(hasNegative(row));
        assertFalse(sum(row).contains(1));
        assertFalse(mayBeEqual(raw, point, scaled(point)));
        assertTrue(isUndefined(MechanismReader.parse("weight = dot(q, k) / 0", "divides.attn"), point));
    }
}
