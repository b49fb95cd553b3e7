package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.solver.RationalMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// When rows of `|q . psi_j|^p` over their sum have no floor of the entropy.
@AutoService(Claim.class)
public final class PowersOfInnerProductsSingleOutExactlyTheKeysOutsideTheSpanOfTheOthers extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.OUTSIDE_THE_SPAN;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all psi_1, ..., psi_n in R^m and p > 0 some q has the row (1, 0, ..., 0) of |q . psi_j|^p over their sum "
                        + "exactly when psi_1 is not in the span of psi_2, ..., psi_n.",
                "\\exists q:\\; a(q) = e_1 \\iff \\psi_1 \\notin \\operatorname{span}\\{\\psi_2, \\dots, \\psi_n\\}",
                List.of("psi: every n vectors", "p: every positive number, tried at 1 and 2"),
                "Such a q is orthogonal to the others and not to psi_1. The part of psi_1 that is orthogonal to the others "
                        + "is one, unless it is 0.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        var texts = List.of(
                "score = dot(q, k)^2; weight = score / sum(score)",
                "score = abs(dot(q, k)); weight = score / sum(score)");
        return Case.of(oneOf(random, texts))
                .with("K", vectors(random, 1 + random.nextInt(3), 1 + random.nextInt(3), size));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(Hypothesis.necessary(
                "psi_1 is not in the span of the others",
                instance -> {
                    var keys = instance.rows("K");
                    var others = keys.subList(1, keys.size());
                    int rank = others.isEmpty() ? 0 : new RationalMatrix(others).rank();
                    return new RationalMatrix(keys).rank() > rank;
                },
                UnaryOperator.identity()));
    }

    @Override
    Finding find(Case instance) {
        var query = aside(instance.rows("K"));
        var row = Rows.exact(Definitions.written(instance.setting()), instance.rows("K"), query);
        boolean single = row.filter(
                        it -> !isZero(it.getFirst()) && it.stream().skip(1).allMatch(Reason::isZero))
                .isPresent();
        return exact(single, "the row of the part of psi_1 that is orthogonal to the others is " + row);
    }

    /// The first vector less its projection to the span of the others.
    private static List<BigFraction> aside(List<List<BigFraction>> vectors) {
        var basis = new ArrayList<List<BigFraction>>();
        for (var vector : vectors.subList(1, vectors.size())) {
            var part = orthogonal(vector, basis);
            if (!Entrywise.dot(part, part).equals(ZERO)) {
                basis.add(part);
            }
        }
        return orthogonal(vectors.getFirst(), basis);
    }

    private static List<BigFraction> orthogonal(List<BigFraction> vector, List<List<BigFraction>> basis) {
        var part = vector;
        for (var direction : basis) {
            part = Entrywise.plus(
                    part,
                    Entrywise.dot(vector, direction)
                            .divide(Entrywise.dot(direction, direction))
                            .negate(),
                    direction);
        }
        return part;
    }
}
