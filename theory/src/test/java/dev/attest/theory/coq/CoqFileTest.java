package dev.attest.theory.coq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.Certificate.Collision;
import dev.attest.theory.certificate.Certificate.CollisionFamily;
import dev.attest.theory.certificate.Certificate.QuerySubstitution;
import dev.attest.theory.certificate.Certificate.RowAtPoint;
import dev.attest.theory.certificate.Certificate.RowsAtScales;
import dev.attest.theory.certificate.Certificate.UndefinedPoint;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.Goal;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

final class CoqFileTest {
    private static final Mechanism RELU = Catalogue.mechanism("relu-linear");
    private static final Mechanism IDENTITY = Catalogue.mechanism("identity-linear");
    private static final List<List<BigFraction>> KEYS = List.of(numbers(1, 2), numbers(3, -1));

    @Test
    void aCollisionIsProvedAndOneWithANumberChangedIsRefused() throws IOException, InterruptedException {
        assertProved(collision(numbers(2, 4)));
        assertRefused("collision", collision(numbers(2, 5)));
    }

    @Test
    void aQueryDoesNotCollideWithItself() throws IOException, InterruptedException {
        assertRefused("collision", collision(numbers(1, 2)));
    }

    @Test
    void anUndefinedRowIsProvedAndADefinedOneRefused() throws IOException, InterruptedException {
        assertProved(undefined(RELU, numbers(-1, -2)));
        assertRefused("row_is_undefined", undefined(RELU, numbers(-1, 2)));
    }

    @Test
    void whatIsNotRationalIsNotUndefined() throws IOException, InterruptedException {
        assertRefused("row_is_undefined", undefined(Catalogue.mechanism("softmax"), numbers(1, 2)));
    }

    @Test
    void aNegativeWeightIsProvedAndAPositiveRowRefused() throws IOException, InterruptedException {
        assertProved(atPoint(new Goal.SomeWeightNegative(), numbers(0, 3)));
        assertRefused("some_weight_is_negative", atPoint(new Goal.SomeWeightNegative(), numbers(1, 0)));
    }

    @Test
    void aRowThatAddsUpToOneDoesNotAddUpToSomethingElse() throws IOException, InterruptedException {
        var raw = MechanismReader.parse("name raw\nscore = dot(q, k)\n", "raw.attn");
        var goal = new Goal.SomeRowSumsOtherwise();
        assertProved(CoqFile.of(raw, goal, new RowAtPoint(point(numbers(1, 1)), true)));
        assertRefused("row_sums_otherwise", atPoint(goal, numbers(1, 1)));
    }

    @Test
    void rowsAtTwoScalesDifferOrDoNot() throws IOException, InterruptedException {
        var raised = MechanismReader.parse(
                "name raised\nscore = dot(relu(q) + 1, relu(k) + 1)\nweight = score / sum(score)\n", "raised.attn");
        assertProved(scales(raised, new BigFraction(3, 2)));
        assertRefused("rows_differ", scales(raised, BigFraction.ONE));
        assertRefused("rows_differ", scales(raised, BigFraction.ZERO));
        assertRefused("rows_differ", scales(RELU, new BigFraction(3, 2)));
    }

    @Test
    void aParameterOutsideItsRangeIsRefused() throws IOException, InterruptedException {
        var decay = MechanismReader.parse(
                "name decay\ncausal\nparam gamma : scalar in (0, 1]\nscore = gamma^2 * dot(q, k)\n", "decay.attn");
        assertProved(decayed(decay, new BigFraction(1)));
        assertRefused("point_is_allowed", decayed(decay, new BigFraction(3, 2)));
        assertRefused("point_is_allowed", decayed(decay, new BigFraction(0)));
    }

    @Test
    void eachEntryOfAVectorThatComesWithATokenIsInItsRange() throws IOException, InterruptedException {
        var text = "name gates\ninput a : vector(d) in (0, 1)\nweight = dot(a * q, k)\n";
        var gates = MechanismReader.parse(text, "gates.attn");
        assertProved(gated(gates, new BigFraction(3, 4)));
        assertRefused("point_is_allowed", gated(gates, BigFraction.ONE));
    }

    @Test
    void aQueryOfTheWrongWidthIsRefused() throws IOException, InterruptedException {
        var wrong = new Point(Map.of("d", 2), numbers(1, 2, 3), KEYS, 0, List.of(), Map.of());
        assertRefused(
                "point_is_allowed", CoqFile.of(RELU, new Goal.UndefinedSomewhere(), new UndefinedPoint(wrong, true)));
    }

    @Test
    void enclosuresAndDerivationsAreNotExpressible() {
        var enclosed = new RowAtPoint(point(numbers(1, 1)), false);
        assertInstanceOf(CoqExport.NotRational.class, CoqFile.of(IDENTITY, new Goal.SomeWeightNegative(), enclosed));
        var derived = CoqFile.of(RELU, new Goal.RowsSumToOne(), new Certificate.Identity());
        assertTrue(derived.toString().contains("identity is a derivation"), derived.toString());
    }

    @Test
    void theTextOfADefinitionStaysInItsComment() throws IOException, InterruptedException {
        var text =
                "name odd\ntitle *) Axiom false : False. (* \" (*) **)\nscore = dot(q, k)*(1)\nweight = score / sum(score)\n";
        var odd = MechanismReader.parse(text, "odd.attn");
        var file = undefined(odd, numbers(0, 0));
        assertProved(file);
        var written = assertInstanceOf(CoqExport.Written.class, file);
        assertFalse(written.head().substring(2, written.head().length() - 4).contains("*)"), written.head());
    }

    @Test
    void severalFilesAreJudgedOneByOneWhereOneIsWrong() throws IOException, InterruptedException {
        var right = assertInstanceOf(CoqExport.Written.class, collision(numbers(2, 4)));
        var wrong = assertInstanceOf(CoqExport.Written.class, collision(numbers(2, 5)));
        InstalledCoq.check(right);
        var coqc = new Coqc(Coqc.find(System.getenv("PATH")).orElseThrow(), 120);
        assertEquals(
                List.of(new Coqc.Judgement.Proved(), new Coqc.Judgement.Proved()), coqc.check(List.of(right, right)));
        var judgements = coqc.check(List.of(right, wrong));
        assertInstanceOf(Coqc.Judgement.Proved.class, judgements.getFirst());
        assertInstanceOf(Coqc.Judgement.Refused.class, judgements.getLast());
    }

    @Test
    void aProofThatRestsOnAnAxiomIsRefused() throws IOException, InterruptedException {
        var file = new CoqExport.Written(
                "",
                "Axiom any : False.\n",
                "Theorem t : False. exact any. Qed.\nPrint Assumptions t.\n",
                List.of("t"),
                "",
                true);
        assertInstanceOf(Coqc.Judgement.Refused.class, InstalledCoq.check(file));
    }

    private static CoqExport collision(List<BigFraction> other) {
        var example = new Collision(point(numbers(1, 2)), other);
        return CoqFile.of(
                RELU,
                new Goal.NeverInjective(),
                new CollisionFamily(QuerySubstitution.SCALED, QuerySubstitution.SAME, Optional.of(example)));
    }

    private static CoqExport undefined(Mechanism mechanism, List<BigFraction> query) {
        return CoqFile.of(mechanism, new Goal.UndefinedSomewhere(), new UndefinedPoint(point(query), true));
    }

    private static CoqExport atPoint(Goal goal, List<BigFraction> query) {
        return CoqFile.of(IDENTITY, goal, new RowAtPoint(point(query), true));
    }

    private static CoqExport scales(Mechanism mechanism, BigFraction factor) {
        return CoqFile.of(mechanism, new Goal.ScaleSensitive(), new RowsAtScales(point(numbers(1, 2)), factor, true));
    }

    private static CoqExport decayed(Mechanism mechanism, BigFraction gamma) {
        var point =
                new Point(Map.of("d", 2), numbers(1, 1), KEYS, 1, List.of(), Map.of("gamma", List.of(List.of(gamma))));
        return CoqFile.of(mechanism, new Goal.SomeRowSumsOtherwise(), new RowAtPoint(point, true));
    }

    private static CoqExport gated(Mechanism mechanism, BigFraction last) {
        var half = BigFraction.ONE_HALF;
        var gates = List.of(List.of(List.of(half, half)), List.of(List.of(half, last)));
        var point = new Point(Map.of("d", 2), numbers(1, 1), KEYS, 1, List.of(), Map.of(), Map.of("a", gates));
        return CoqFile.of(mechanism, new Goal.SomeRowSumsOtherwise(), new RowAtPoint(point, true));
    }

    private static Point point(List<BigFraction> query) {
        return new Point(Map.of("d", 2), query, KEYS, 1, List.of(), Map.of());
    }

    private static List<BigFraction> numbers(int... values) {
        return Arrays.stream(values).mapToObj(BigFraction::new).toList();
    }

    private static void assertProved(CoqExport export) throws IOException, InterruptedException {
        assertInstanceOf(Coqc.Judgement.Proved.class, InstalledCoq.check(export));
    }

    private static void assertRefused(String theorem, CoqExport export) throws IOException, InterruptedException {
        var refused = assertInstanceOf(Coqc.Judgement.Refused.class, InstalledCoq.check(export));
        assertTrue(refused.message().startsWith(theorem + ", line "), refused.message());
    }
}
