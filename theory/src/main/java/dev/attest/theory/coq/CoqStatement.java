package dev.attest.theory.coq;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.Certificate.Collision;
import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.certificate.SymmetryEvidence;
import dev.attest.theory.coq.CoqTheorem.Bound;
import dev.attest.theory.coq.CoqTheorem.Fact;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.Goal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// What a certificate claims of numbers, as one theorem about a point.
///
/// @param definitions what the theorem mentions beyond the point
/// @param proves      what the theorem says, in words
/// @param isTheGoal   it is the goal of the certificate, up to "there are"
record CoqStatement(CoqPoint point, String definitions, CoqTheorem theorem, String proves, boolean isTheGoal) {
    private static final String ROW = "row i q K";
    private static final Bound ITS_ROW = new Bound("a", entries(ROW));
    private static final Fact HAS_A_ROW = new Fact(ROW + " = Defined a", CoqTheorem.COMPUTE);

    /// Empty where the certificate is not about rational numbers.
    static Optional<CoqStatement> of(Mechanism mechanism, Goal goal, Certificate certificate) {
        return switch (certificate) {
            case Certificate.UndefinedPoint(var point, boolean exact)
            when exact -> Optional.of(undefined(new CoqPoint(mechanism, point)));
            case Certificate.RowAtPoint(var point, boolean exact)
            when exact -> atPoint(goal, new CoqPoint(mechanism, point));
            case Certificate.RowsAtScales(var point, var factor, boolean exact)
            when exact -> Optional.of(scales(new CoqPoint(mechanism, point), factor));
            case Certificate.CollisionFamily(var _, var _, var example) -> example.map(it -> collision(mechanism, it));
            case Certificate.InverseFamily(var _, var _, var example) -> example.map(it -> collision(mechanism, it));
            case RecurrenceEvidence.ParityTokens tokens -> Optional.of(CoqParity.of(mechanism, tokens));
            case RecurrenceEvidence.FormsAtPoint(var point, boolean exact)
            when exact -> mechanism.recurrently().map(recurrent -> forms(new CoqPoint(mechanism, point), recurrent));
            case SymmetryEvidence.Instance instance
            when instance.exact() -> Optional.of(CoqSymmetry.of(mechanism, instance));
            default -> Optional.empty();
        };
    }

    private static Optional<CoqStatement> atPoint(Goal goal, CoqPoint point) {
        return switch (goal) {
            case Goal.SomeRowSumsOtherwise _ -> Optional.of(otherSum(point));
            case Goal.SomeWeightNegative _ -> Optional.of(negative(point));
            default -> Optional.empty();
        };
    }

    private static CoqStatement undefined(CoqPoint point) {
        var fact = new Fact(ROW + " = Undefined", CoqTheorem.COMPUTE);
        return new CoqStatement(
                point,
                "",
                new CoqTheorem("row_is_undefined", List.of(), List.of(fact)),
                "the row of q over K is not defined",
                true);
    }

    private static CoqStatement otherSum(CoqPoint point) {
        var fact = new Fact("~ fold_right Qplus 0 a == 1", CoqTheorem.REFUTE);
        return new CoqStatement(
                point,
                "",
                new CoqTheorem("row_sums_otherwise", List.of(ITS_ROW), List.of(HAS_A_ROW, fact)),
                "the row of q over K is defined, and the sum of its entries is not 1",
                true);
    }

    private static CoqStatement negative(CoqPoint point) {
        var fact = new Fact(
                "Exists (fun w => w < 0) a",
                "vm_compute; repeat first [ apply Exists_cons_hd; reflexivity | apply Exists_cons_tl ]");
        return new CoqStatement(
                point,
                "",
                new CoqTheorem("some_weight_is_negative", List.of(ITS_ROW), List.of(HAS_A_ROW, fact)),
                "the row of q over K is defined, and one of its entries is negative",
                true);
    }

    private static CoqStatement scales(CoqPoint point, BigFraction factor) {
        var definitions = new StringBuilder();
        CoqPoint.define(definitions, "c", "Q", CoqNumbers.number(factor));
        var scaled = "row i (scaled c q) K";
        var theorem = new CoqTheorem(
                "rows_differ",
                List.of(ITS_ROW, new Bound("b", entries(scaled))),
                List.of(
                        new Fact("0 < c", CoqTheorem.COMPUTE),
                        HAS_A_ROW,
                        new Fact(scaled + " = Defined b", CoqTheorem.COMPUTE),
                        differ("a", "b", point.point().keys().size())));
        return new CoqStatement(
                point,
                definitions.toString(),
                theorem,
                "the rows of q and c q over K are defined and differ, and c > 0",
                true);
    }

    private static CoqStatement forms(CoqPoint point, Mechanism recurrent) {
        var states = "row_of_states i q K";
        var theorem = new CoqTheorem(
                "forms_differ",
                List.of(ITS_ROW, new Bound("b", entries(states))),
                List.of(
                        HAS_A_ROW,
                        new Fact(states + " = Defined b", CoqTheorem.COMPUTE),
                        differ("a", "b", point.point().keys().size())));
        return new CoqStatement(
                point,
                new CoqPoint(recurrent, point.point()).row("_of_states"),
                theorem,
                "the row of the definition and the row that its states give are defined and differ",
                true);
    }

    private static CoqStatement collision(Mechanism mechanism, Collision collision) {
        var definitions = new StringBuilder();
        Point point = collision.point();
        CoqPoint.define(definitions, "p", "vector", CoqNumbers.vector(collision.other()));
        int width = point.query().size();
        var theorem = new CoqTheorem(
                "collision",
                List.of(ITS_ROW),
                List.of(
                        HAS_A_ROW,
                        new Fact("row i p K = Defined a", CoqTheorem.COMPUTE),
                        new Fact("length p = " + width + "%nat", CoqTheorem.COMPUTE),
                        differ("q", "p", width)));
        return new CoqStatement(
                new CoqPoint(mechanism, point),
                definitions.toString(),
                theorem,
                "q and p are different queries, and their rows over K are defined and equal",
                false);
    }

    static Code entries(String row) {
        return Code.call("entries", Code.name(row));
    }

    /// Some entry differs: each is tried.
    static Fact differ(String left, String right, int width) {
        var tries = IntStream.range(0, width)
                .mapToObj(entry -> "exists " + entry + "%nat; vm_compute; discriminate")
                .toList();
        return new Fact("differ " + left + " " + right, "first [ " + String.join(" | ", tries) + " ]");
    }
}
