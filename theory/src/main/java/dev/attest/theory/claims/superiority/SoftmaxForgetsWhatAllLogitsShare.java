package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Exponential;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// The mechanism behind the paper in one line: odds of softmax are exponentials of gaps, odds of linear
/// attention are ratios. What all tokens share leaves softmax as it is and flattens linear attention.
@AutoService(Claim.class)
public final class SoftmaxForgetsWhatAllLogitsShare implements Claim.Universal<Vectors> {
    private static final BigFraction ONE = BigFraction.ONE;

    private final Mechanism softmax = Catalogue.mechanism("softmax");
    private final Mechanism linear = Catalogue.mechanism("identity-linear");

    @Override
    public Statement statement() {
        return new Statement(
                "For all logits z and every number s: the softmax row of z + s is that of z, since odds "
                        + "of two keys are exp(z_i - "
                        + "z_j); odds of linear attention are z_i / z_j, so its row changes.",
                "f_{\\exp}(z + s) = f_{\\exp}(z), \\qquad \\frac{f_{\\exp}(i)}{f_{\\exp}(j)} = e^{z_i - z_j}",
                List.of(
                        "z: every vector of logits",
                        "a gap of a^2 log n is odds of n^(a^2) for softmax and 1 + a^2/(b^2 + c^2) for "
                                + "linear attention"),
                "exp(z_i + s) = exp(s) exp(z_i), and the row divides by the sum.",
                Paper.RECONSTRUCTED,
                Status.THEOREM,
                Verdict.HOLDS,
                List.of("Lindemann-Weierstrass (that two rows of exponentials differ is decided exactly)"),
                Optional.empty());
    }

    @Override
    public Vectors draw(RandomGenerator random, int size) {
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(size + 1), 0, 1, 3);
        return new Vectors(tokens, new BigFraction(random.nextInt(-2, 4)), random.nextInt(4) > 0);
    }

    @Override
    public List<Hypothesis<Vectors>> hypotheses() {
        return List.of(Hypothesis.of("the row is that of softmax (otherwise: of linear attention)", Vectors::first));
    }

    @Override
    public Finding conclusion(Vectors instance) {
        Mechanism mechanism = instance.first() ? softmax : linear;
        Optional<List<Exponential>> before = row(mechanism, instance.entries());
        Optional<List<Exponential>> after = row(
                mechanism,
                instance.entries().stream()
                        .map(entry -> entry.add(instance.number()))
                        .toList());
        if (before.isEmpty() || after.isEmpty()) {
            return new Finding.Undecided("a row is undefined: " + instance.text());
        }
        boolean equal = Rows.same(before.get(), after.get());
        return new Finding.Exact(equal, equal ? "the rows are equal" : "the rows differ");
    }

    /// At the query 1 the logits are the keys.
    private static Optional<List<Exponential>> row(Mechanism mechanism, List<BigFraction> logits) {
        return Rows.exact(mechanism, logits.stream().map(List::of).toList(), List.of(ONE));
    }
}
