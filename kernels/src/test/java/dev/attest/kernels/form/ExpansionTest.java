package dev.attest.kernels.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpansionTest {
    private static Term weight(String definition) {
        return MechanismReader.parse("name test\nweight = " + definition + "\n", "test")
                .weight();
    }

    private static Term expanded(String definition) {
        return new Expansion(false, List.of()).of(weight(definition));
    }

    @Test
    void aSquaredDistanceIsOneInnerProduct() {
        for (var definition : List.of("-norm(q - k)^2 / sqrt(d)", "dot(q - k, q - k)", "2 - dot(q + k, k) * (i - j)")) {
            var product = assertInstanceOf(Term.Dot.class, expanded(definition), definition);
            assertInstanceOf(Term.Concatenation.class, product.left());
            assertEquals(product.left().shape(), product.right().shape());
        }
        var distance = (Term.Dot) expanded("norm(q - k)^2");
        assertEquals(5 + 2, ((Shape.Vector) distance.left().shape()).width().at(Map.of("d", 5)));
    }

    @Test
    void whatIsAroundItStays() {
        var raw = (Term.Apply) expanded("exp(-norm(q - k)^2)");
        assertInstanceOf(Term.Dot.class, raw.arguments().getFirst());
        var biased = (Term.Apply) expanded("dot(q - k, q - k) - log(1 + abs(i - j))");
        assertInstanceOf(Term.Dot.class, biased.arguments().getFirst());
    }

    /// Where rounding below 0, or to 0, would leave no value; and where there is nothing to multiply out.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "norm(q - k)",
                "log(1 + norm(q - k)^2)",
                "1 / dot(q - k, q - k)",
                "sum_of(abs(q - k))",
                "dot(q, k) / sqrt(d)",
                "dot(2 * q, relu(k)) - j"
            })
    void otherTermsAreLeftAsTheyAre(String definition) {
        assertEquals(weight(definition), expanded(definition));
    }

    @Test
    void aTermWithoutAVectorOfThePairIsTheSameObject() {
        var weight = weight("dot(q, k)");
        assertSame(weight, new Expansion(false, List.of()).of(weight));
    }
}
