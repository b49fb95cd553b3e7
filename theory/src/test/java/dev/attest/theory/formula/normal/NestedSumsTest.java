package dev.attest.theory.formula.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.attest.theory.formula.MechanismReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sums over several coordinates have one normal form, in whatever order they are written.
class NestedSumsTest {
    private static final String PARAMETERS = "param M : matrix(d, d) learned\nparam W : matrix(m, d) learned\n";

    private static String form(String weight) {
        var text = "name sample\n" + PARAMETERS + "weight = " + weight;
        return NormalForm.of(MechanismReader.parse(text, "sample.attn"))
                .weight()
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dot(q, M * k) | dot(transpose(M) * q, k)",
                "dot(W * q, W * k) | dot(q, transpose(W) * (W * k))",
                "dot(W * q, W * k) | dot(transpose(W) * W * q, k)",
                "dot(M * q, M * (M * k)) | dot(transpose(M) * (transpose(M) * (M * q)), k)",
                "dot(W * q, W * q) * dot(W * k, W * k) | dot(q, transpose(W) * (W * q)) * dot(transpose(W) * W * k, k)",
                "sum(dot(q, M * k)) | dot(q, M * sum(k))",
                "dot(relu(W * q), W * k) | dot(transpose(W) * relu(W * q), k)",
                "dot(exp(M * k) * (M * q), k) | dot(q, transpose(M) * (exp(M * k) * k))",
                "dot(q, sum(outer(k, k)) * q) | sum(dot(q, k)^2)"
            })
    void oneSumInTwoOrdersHasOneForm(String left, String right) {
        assertEquals(form(left), form(right));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dot(q, M * k) | dot(M * q, k)",
                "dot(W * q, W * k) | dot(W * q, W * q)",
                "dot(M * q, M * (M * k)) | dot(M * (M * q), M * k)",
                "dot(exp(M * k) * (M * q), k) | dot(exp(M * k) * q, M * k)"
            })
    void twoSumsThatDifferHaveTwoForms(String left, String right) {
        assertNotEquals(form(left), form(right));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "softplus(-sum_of(q)) | softplus(sum_of(q)) - sum_of(q)",
                "log(2 + 2 * exp(-norm(q))) | log(1 + exp(norm(q))) - norm(q) + log(2)",
                "log(exp(dot(q, k)) + exp(norm(q))) | norm(q) + softplus(dot(q, k) - norm(q))"
            })
    void logarithmsOfSumsOfExponentialsHaveOneForm(String left, String right) {
        assertEquals(form(left), form(right));
    }
}
