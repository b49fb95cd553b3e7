package dev.attest.theory.coq;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.Certificate.UndefinedPoint;
import dev.attest.theory.coq.CoqTheorem.Fact;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.Goal;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Coq and the exact reading, which share no code, find the same rows.
final class CoqReadsDefinitionsTest {
    /// Every operation of the language that can have a rational value, one weight a line.
    private static final List<String> RATIONAL = List.of(
            "dot(q, k) + 2 * dot(k, k) - 3 / (dot(q, q) + 1)",
            "-dot(relu(q), k) / n",
            "sum_of(leakyrelu(k, 1/3)) + sum_of(q * k) - sum_of(q - 1) + sum_of(2 / (k^2 + 1))",
            "elu(abs(dot(q, k)))",
            "exp(0 * dot(q, k)) + log(1 + 0 * i) + sin(0) + cos(0) + tanh(0) + sigmoid(0)",
            "sqrt(4 * dot(k, k)^2) + norm([3, 4])",
            "sign(dot(q, k)) + step(dot(q, k)) + step(0)",
            "min(dot(q, k), 1/2) + max(sum_of(q), sum_of(k))",
            "(dot(q, k) + 1/2)^-3 + (sum_of(q))^0 + 0^0",
            "4^(3/2) + 4^(-1/2) + 1^(1/3) + 0^(2/3)",
            "score / sum(score)",
            "score - mean(score) + max(score) - min(score)",
            "softmax(0 * dot(q, k))",
            "softmax(dot(q, q))",
            "sum_of(softmax(0 * k))",
            "dot(mean(k), k) + sum_of(sum(k)) + sum_of(max(k)) - sum_of(min(k))",
            "i + 10 * j + 100 * n + 1000 * d",
            "dot(W * q, W * k) + sum_of(q * transpose(W))",
            "dot(transpose(W) * W * q, k)",
            "dot(inverse(sum(outer(k, k)) + eye(d)) * q, k)",
            "dot(outer(q, k) * k, diag(q) * k)",
            "dot(concat(q, 1, k), concat(k, 2, q))",
            "dot([[1, 2], [3, 4]] * q, [5, k_1(k)])",
            "dot(roll(concat(q, k), 1), concat(k, q)) + dot(roll(q, -1), k)",
            "max_of(k) + mean_of(q) + sum_of(k)",
            "gamma * dot(u, k) + gamma^2",
            "dot(sum(outer(k, k) / 2 + 1) * q, mean(outer(q, k)) * k)",
            "dot(qbar, k)",
            "sparsemax(dot(q, k) / 4)",
            "entmax(dot(q, k), 2) + entmax(0 * j, 1)",
            "cumsum(dot(k, k)) + sum(cumsum(j))",
            "dot(rope(concat(q, 1), 0 * i), rope(concat(k, 2), 0))",
            "grid\nweight = row(i) + 10 * col(i) + 100 * row(j) + 1000 * col(j)",
            "input beta : scalar in (0, 1]\nweight = beta * sum(beta) + cumsum(beta)",
            "input u : vector(d) of query\nweight = dot(u, k)",
            "input beta : scalar in (0, 1]\nstate S : matrix(dv, d) = S + beta * outer(v - S * k, k)\noutput = S * q",
            "state S : matrix(dv, d) = 1/2 * S + outer(v, k)\nstate z : vector(d) from [1, 2] = z + k\n"
                    + "output = S * q / (1 + dot(z, z))",
            "state S : matrix(dv, d) = S + outer(v, k)\nstate z : scalar = 1 / z\noutput = S * q");

    /// Rows without a value, and rows that are not rational.
    private static final List<String> NOT_RATIONAL = List.of(
            "dot(inverse(outer(k, k)) * q, k)",
            "score / (score - score)",
            "log(-dot(k, k)) + exp(1)",
            "sqrt(-1 - dot(k, k))",
            "0^-1",
            "1 / (dot(q, k) - dot(q, k))",
            "exp(dot(k, k) + 1)",
            "dot(rope(q, i), k)",
            "state S : matrix(dv, d) = S + outer(v, k) / (dot(k, k) - 16)\noutput = S * q",
            "pi + sqrt(2)");

    @Test
    void everyOperationHasTheSameValue() throws IOException, InterruptedException {
        var values = RATIONAL.stream().map(CoqReadsDefinitionsTest::expected).toList();
        assertTrue(values.stream().allMatch(value -> value.startsWith("Defined")), values.toString());
        assertInstanceOf(Coqc.Judgement.Proved.class, InstalledCoq.check(file(RATIONAL, values)));
    }

    @Test
    void whatHasNoValueHasNoneInCoq() throws IOException, InterruptedException {
        var values =
                NOT_RATIONAL.stream().map(CoqReadsDefinitionsTest::expected).toList();
        assertTrue(values.stream().noneMatch(value -> value.startsWith("Defined")), values.toString());
        assertInstanceOf(Coqc.Judgement.Proved.class, InstalledCoq.check(file(NOT_RATIONAL, values)));
    }

    @Test
    void anotherValueIsRefused() throws IOException, InterruptedException {
        var file = file(List.of("dot(q, k)"), List.of("Defined [1; 2; 3; 4]"));
        assertInstanceOf(Coqc.Judgement.Refused.class, InstalledCoq.check(file));
    }

    /// A module for each weight: its row has the value.
    private static CoqExport file(List<String> weights, List<String> values) {
        var some =
                CoqFile.of(mechanism("1 / (n - n)"), new Goal.UndefinedSomewhere(), new UndefinedPoint(point(), true));
        var prelude = assertInstanceOf(CoqExport.Written.class, some).prelude();
        var body = new StringBuilder();
        for (int number = 0; number < weights.size(); number++) {
            body.append("Module M").append(number).append(".\n");
            body.append(body(mechanism(weights.get(number)), values.get(number)));
            body.append("End M").append(number).append(".\n");
        }
        return new CoqExport.Written(
                "", prelude, body.toString(), Collections.nCopies(weights.size(), "same"), "", true);
    }

    private static String body(Mechanism mechanism, String value) {
        var fact = new Fact("row i q K = " + value, CoqTheorem.COMPUTE);
        return new CoqPoint(mechanism, point()).definitions() + new CoqTheorem("same", List.of(), List.of(fact)).text()
                + "Print Assumptions same.\n";
    }

    private static Mechanism mechanism(String weight) {
        if (weight.contains("\n")) {
            return MechanismReader.parse("name w\nwidth d = 2\n" + weight + "\n", weight);
        }
        var text = "name w\nparam gamma : scalar\nparam u : vector(d)\nparam W : matrix(m, d)\n"
                + (weight.contains("[[") ? "width d = 2\n" : "")
                + (weight.contains("score") ? "score = dot(q, k)\n" : "")
                + "weight = " + weight.replace("k_1(k)", "max_of(k)") + "\n";
        return MechanismReader.parse(text, weight);
    }

    /// What the exact reading says.
    private static String expected(String weight) {
        try {
            var mechanism = mechanism(weight);
            var row = new Evaluator<>(new Rationals(), mechanism, point()).row();
            return Code.call("Defined", CoqNumbers.vector(row)).flat();
        } catch (Undefined e) {
            return "Undefined";
        } catch (Declined e) {
            return "Unknown";
        }
    }

    private static Point point() {
        return new Point(
                Map.of("d", 2, "m", 3, "dv", 2),
                numbers(2, -3),
                List.of(numbers(1, 2), numbers(-1, 3), numbers(0, -4), numbers(2, 2)),
                3,
                numbers(5, 7),
                Map.of(
                        "gamma", List.of(List.of(new BigFraction(1, 3))),
                        "u", List.of(numbers(1, -2)),
                        "W", List.of(numbers(1, 2), numbers(0, 1), numbers(-1, 1))),
                Map.of(
                        "beta",
                                Stream.of(2, 1, 3, 4)
                                        .map(each -> List.of(List.of(new BigFraction(1, each))))
                                        .toList(),
                        "u", List.of(List.of(numbers(3, -5)))));
    }

    private static List<BigFraction> numbers(int... values) {
        return Arrays.stream(values).mapToObj(BigFraction::new).toList();
    }
}
