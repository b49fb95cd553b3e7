package dev.attest.theory.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a mechanism file means.
class MechanismReaderTest {
    private static final Shape D = new Shape.Vector(Width.of("d"));
    private static final Shape DV = new Shape.Vector(Width.of("dv"));
    private static final Term SCORE = new Term.Dot(new Term.Query(D), new Term.Key("j", D));

    private static Mechanism parse(String text) {
        return MechanismReader.parse(text, "mine.attn");
    }

    private static Term weight(String expression) {
        return parse("weight = " + expression).weight();
    }

    private static Term constant(int numerator, int denominator) {
        return new Term.Constant(new BigFraction(numerator, denominator));
    }

    private static Term apply(Pointwise function, Term... arguments) {
        return new Term.Apply(function, List.of(arguments), Shape.NUMBER);
    }

    @Test
    void headersSayWhoItIs() {
        var mechanism = parse("""
                name    mala                  # a comment
                title   Magnitude-aware
                  linear attention
                source  fan2025rectifying "Eq. 7"
                causal
                width   dv = 3
                weight  = 1/n
                """);
        assertEquals("mala", mechanism.name());
        assertEquals(Optional.of("Magnitude-aware linear attention"), mechanism.title());
        assertEquals(Optional.of("fan2025rectifying \"Eq. 7\""), mechanism.source());
        assertTrue(mechanism.causal());
        assertEquals(Map.of("dv", 3), mechanism.widths());
        assertEquals(new Shape.Vector(Width.of(3)), mechanism.output().shape());
    }

    @Test
    void aFileWithoutNameHasTheNameOfTheFile() {
        assertEquals(
                "mine",
                MechanismReader.parse("weight = 1", "some/where/mine.attn").name());
    }

    @Test
    void weightDefaultsToScoreAndOutputToTheWeightedSum() {
        var mechanism = parse("score = dot(q, k)");
        assertEquals(Optional.of(SCORE), mechanism.score());
        assertEquals(SCORE, mechanism.weight());
        var inside = new Term.Dot(new Term.Query(D), new Term.Key("j1", D));
        var product = new Term.Apply(Pointwise.MULTIPLY, List.of(inside, new Term.Value("j1", DV)), DV);
        assertEquals(new Term.OverKeys(Term.Reduction.SUM, "j1", product), mechanism.output());
    }

    @Test
    void scoreIsAbsentWhereTheFileHasNone() {
        assertEquals(Optional.empty(), parse("weight = dot(q, k)").score());
    }

    @Test
    void numbersAreExact() {
        assertEquals(constant(1, 10), weight("0.1"));
        assertEquals(constant(1, 1000), weight("1e-3"));
        assertEquals(constant(2500, 1), weight("2.5E+3"));
        assertEquals(constant(1, 2), weight(".5"));
    }

    @Test
    void powersBindTighterThanSignsAndGoFromRightToLeft() {
        var two = constant(2, 1);
        var three = constant(3, 1);
        assertEquals(apply(Pointwise.NEGATE, apply(Pointwise.POWER, SCORE, two)), weight("-dot(q, k)^2"));
        assertEquals(apply(Pointwise.POWER, two, apply(Pointwise.POWER, three, two)), weight("2^3^2"));
        assertEquals(apply(Pointwise.POWER, two, apply(Pointwise.NEGATE, three)), weight("2^-3"));
        assertEquals(apply(Pointwise.POWER, apply(Pointwise.NEGATE, two), three), weight("(-2)^3"));
    }

    @Test
    void chainsGoFromLeftToRight() {
        var expected =
                apply(Pointwise.SUBTRACT, apply(Pointwise.SUBTRACT, constant(1, 1), constant(2, 1)), constant(3, 1));
        assertEquals(expected, weight("1 - 2 - 3"));
        var quotient =
                apply(Pointwise.MULTIPLY, apply(Pointwise.DIVIDE, constant(1, 1), constant(2, 1)), constant(3, 1));
        assertEquals(quotient, weight("1 / 2 * 3"));
    }

    @Test
    void anArgumentOfAMacroIsReadAgainUnderTheKeyOfTheReduction() {
        var mean = new Term.OverKeys(Term.Reduction.MEAN, "j1", new Term.Dot(new Term.Query(D), new Term.Key("j1", D)));
        assertEquals(
                apply(Pointwise.SUBTRACT, SCORE, mean),
                parse("weight = centre(dot(q, k))\ncentre(x) = x - mean(x)").weight());
    }

    @Test
    void anArgumentMeansWhatItMeansToTheCaller() {
        var text = "f(x) = g(1 + x)\ng(y) = h(y, 2)\nh(x, y) = x * y\nweight = f(3)";
        assertEquals(
                apply(Pointwise.MULTIPLY, apply(Pointwise.ADD, constant(1, 1), constant(3, 1)), constant(2, 1)),
                parse(text).weight());
    }

    @Test
    void everyReductionHasAnIndexOfItsOwn() {
        var mechanism = parse("""
                score = dot(q, sum(k * sum(dot(k, k)))) + j
                weight = softmax(score) * softmax(softmax(score)) + norm(sum(k))
                """);
        for (var term : List.of(mechanism.weight(), mechanism.output())) {
            var bound = TermWalk.boundIndices(term);
            assertEquals(bound.stream().distinct().toList(), bound);
        }
        assertEquals(
                List.of("j1", "j2"), TermWalk.boundIndices(mechanism.score().orElseThrow()));
    }

    @Test
    void softmaxRunsOverTheKeys() {
        var there = new Term.Dot(new Term.Query(D), new Term.Key("j1", D));
        assertEquals(new Term.Softmax(SCORE, "j1", there), weight("softmax(dot(q, k))"));
    }

    @Test
    void extremesOfOneArgumentRunOverTheKeysAndOfTwoEntryByEntry() {
        var there = new Term.Dot(new Term.Query(D), new Term.Key("j1", D));
        assertEquals(new Term.OverKeys(Term.Reduction.MAX, "j1", there), weight("max(dot(q, k))"));
        assertEquals(apply(Pointwise.MAX, SCORE, constant(0, 1)), weight("max(dot(q, k), 0)"));
    }

    @Test
    void aStarIsAProductWhereAMatrixIsOnEitherSide() {
        var learned = "param W : matrix(m, d) learned\n";
        var m = new Shape.Vector(Width.of("m"));
        var row = (Term.OverEntries) parse(learned + "weight = sum_of(W * q)").weight();
        assertTrue(
                row.vector() instanceof Term.Product product && product.shape().equals(m));
        var column = (Term.OverEntries)
                parse(learned + "weight = sum_of((W * q) * W * k)").weight();
        assertTrue(column.vector() instanceof Term.Apply apply && apply.shape().equals(D));
    }

    @Test
    void shapesOfMatricesFollowTheirOperations() {
        var text = "weight = dot(inverse(sum(outer(k, k)) + 0.1 * eye(d)) * diag(q) * transpose(outer(k, q)) * q, k)";
        assertEquals(Shape.NUMBER, parse(text).weight().shape());
    }

    @Test
    void literalsAreVectorsAndMatrices() {
        var two = Width.of(2);
        var text = "width d = 2\nweight = dot([[1, 2], [3, 4]] * q, [1, -1/2])";
        var dot = (Term.Dot) parse(text).weight();
        assertEquals(new Shape.Vector(two), dot.left().shape());
        assertEquals(new Shape.Vector(two), dot.right().shape());
    }

    @Test
    void concatenationAddsWidths() {
        var dot = (Term.Dot)
                parse("phi(x) = concat(x, -x, 1)\nweight = dot(phi(q), phi(k))").weight();
        assertEquals(
                Width.of("d").plus(Width.of("d")).plus(Width.of(1)),
                ((Shape.Vector) dot.left().shape()).width());
    }

    @Test
    void normsAreDefinedWithoutSmallConstants() {
        var root = new Term.Apply(
                Pointwise.SQRT, List.of(new Term.Dot(new Term.Key("j", D), new Term.Key("j", D))), Shape.NUMBER);
        assertEquals(root, weight("norm(k)"));
        var square = new Term.Apply(Pointwise.MULTIPLY, List.of(new Term.Query(D), new Term.Query(D)), D);
        var mean = new Term.OverEntries(Term.Reduction.MEAN, square);
        var normed = new Term.Apply(Pointwise.DIVIDE, List.of(new Term.Query(D), apply(Pointwise.SQRT, mean)), D);
        assertEquals(new Term.OverEntries(Term.Reduction.SUM, normed), weight("sum_of(rmsnorm(q))"));
    }

    @Test
    void normsMayStandAfterTheSum() {
        assertEquals(
                DV,
                parse("weight = 1\noutput = layernorm(sum(weight * v))")
                        .output()
                        .shape());
    }

    @Test
    void meansOverTheTokensHaveNames() {
        assertEquals(
                new Term.Dot(
                        new Term.MeanQuery(D), new Term.OverKeys(Term.Reduction.MEAN, "j1", new Term.Key("j1", D))),
                weight("dot(qbar, kbar)"));
        assertEquals(
                new Term.OverKeys(Term.Reduction.MEAN, "j1", new Term.Value("j1", DV)),
                parse("weight = 1\noutput = vbar").output());
    }

    @Test
    void widthsAreNumbersWhereTheFileFixesThem() {
        assertEquals(new Term.WidthValue(Width.of("m")), weight("m"));
        assertEquals(constant(8, 1), parse("width m = 8\nweight = m").weight());
    }

    @Test
    void parametersKeepTheirRangeAndOrigin() {
        var mechanism = parse("""
                param W : matrix(2 * m + 1, d) drawn orthogonal
                param t : scalar in (0, 1/2]
                param b : vector(m) learned
                weight = t * dot(W * q, W * k) + sum_of(b)
                """);
        var rows = Width.of("m").plus(Width.of("m")).plus(Width.of(1));
        var range = new Parameter.Range(BigFraction.ZERO, false, BigFraction.ONE_HALF, true);
        assertEquals(
                List.of(
                        new Parameter(
                                "W",
                                new Shape.Matrix(rows, Width.of("d")),
                                Parameter.Origin.ORTHOGONAL,
                                Optional.empty()),
                        new Parameter("t", Shape.NUMBER, Parameter.Origin.GIVEN, Optional.of(range)),
                        new Parameter(
                                "b", new Shape.Vector(Width.of("m")), Parameter.Origin.LEARNED, Optional.empty())),
                mechanism.parameters());
    }

    @Test
    void aParameterWithAValueIsItsValue() {
        var mechanism = parse("param t : scalar in [0, 1] learned = 1 - 1/4\nweight = t");
        assertEquals(constant(3, 4), mechanism.weight());
        assertEquals(List.of(), mechanism.parameters());
    }

    @Test
    void linesThatStartWithSpaceContinueAcrossComments() {
        var text = "weight = 1 +\n\n# a remark\n  2 # another\n\t+ 3\n";
        assertEquals(weight("1 + 2 + 3"), parse(text).weight());
    }

    @Test
    void carriageReturnsAndAByteOrderMarkAreOverlooked() {
        assertEquals(
                weight("dot(q, k)"),
                parse("\uFEFFname x\r\nweight = dot(q,\r\n  k)\r\n").weight());
    }

    @Test
    void whatIsNeverUsedIsAWarning() {
        var mechanism = parse("param t : scalar\nphi(x) = psi(x)\npsi(x) = x\nscore = 1\nweight = 2");
        assertEquals(
                List.of(
                        "mine.attn:1:7: 't' is never used.",
                        "mine.attn:2:1: 'phi' is never used.",
                        "mine.attn:3:1: 'psi' is never used."),
                mechanism.warnings());
    }

    @Test
    void whatIsUsedIsNoWarning() {
        assertEquals(
                List.of(), parse("phi(x) = psi(x)\npsi(x) = x\nweight = phi(2)").warnings());
    }

    @Test
    void theTextIsKeptToTheLetter() {
        var text = "weight   = 1/n # uniform\n";
        assertEquals(text, parse(text).text());
    }

    @Test
    void aFileIsReadInUnicode(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("mine.attn"), "title Köln\nweight = 1\n");
        assertEquals(Optional.of("Köln"), MechanismReader.read(file).title());
        var latin = Files.write(folder.resolve("latin.attn"), "title Köln".getBytes(StandardCharsets.ISO_8859_1));
        var failure = assertThrows(MechanismException.class, () -> MechanismReader.read(latin));
        assertEquals(latin + ": expected text in UTF-8, got a byte that is not, at offset 7", failure.getMessage());
    }

    @Test
    void aMissingFileAndAFolderAreSaidToBe(@TempDir Path folder) {
        var missing = folder.resolve("none.attn");
        var none = assertThrows(MechanismException.class, () -> MechanismReader.read(missing));
        assertEquals(missing + ": expected a mechanism file, got no such file", none.getMessage());
        var notAFile = assertThrows(MechanismException.class, () -> MechanismReader.read(folder));
        assertEquals(folder + ": expected a mechanism file, got a folder", notAFile.getMessage());
    }
}
