package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Why a score h(x y) that is no polynomial is no finite sum of feature products.
@AutoService(Claim.class)
public final class FunctionsOfOneProductHaveEveryRankUnlessTheyArePolynomials extends Reason {
    private static final Map<String, Function<BigFraction, BigFraction>> FUNCTIONS = Map.of(
            "1 / (1 + u)", u -> ONE.add(u).reciprocal(),
            "u / (2 + u)", u -> u.divide(u.add(number(2))),
            "1 / (1 + u)^2", u -> ONE.add(u).pow(-2),
            "1 / (1 + u^2)", u -> ONE.add(u.multiply(u)).reciprocal(),
            "1 + u^2", u -> ONE.add(u.multiply(u)),
            "u + u^2 + u^3", u -> u.add(u.multiply(u)).add(u.pow(3)));

    @Override
    Theorem theorem() {
        return Theorem.CLOSED_SPACES;
    }

    @Override
    public Statement statement() {
        return cited(
                "For every h continuous on [0, oo) and analytic at 0 that is no polynomial and every n, some x_i, y_j > 0 "
                        + "make (h(x_i y_j))_ij a matrix of rank n.",
                "h \\text{ no polynomial} \\implies \\forall n\\; \\exists x, y \\in \\mathbb R_{>0}^n:\\; "
                        + "\\operatorname{rank} (h(x_i y_j))_{ij} = n",
                List.of("h: every such function", "n: every number"),
                "Otherwise the functions h(x .) span a space of finite dimension. It is closed, so it holds their "
                        + "derivatives in x at 0, y^a h^(a)(0), and only finitely many of these are not 0. Tried on rational "
                        + "functions, x and y among 1, ..., n + 6.",
                "rudin1991functional",
                "Theorem 1.21 (spaces of finite dimension are closed)");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        return Case.of(oneOf(random, FUNCTIONS.keySet().stream().sorted().toList()))
                .withNumber("n", number(1 + random.nextInt(size + 1)));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(Hypothesis.of(
                "h is no polynomial", instance -> instance.setting().contains("/")));
    }

    @Override
    Finding find(Case instance) {
        int rank = instance.number("n").intValue();
        var function = FUNCTIONS.getOrDefault(instance.setting(), u -> u);
        var matrix = new RationalMatrix(IntStream.rangeClosed(1, rank + 6)
                .mapToObj(x -> IntStream.rangeClosed(1, rank + 6)
                        .mapToObj(y -> function.apply(number(x * y)))
                        .toList())
                .toList());
        return exact(matrix.rank() >= rank, "rank " + matrix.rank() + ", n = " + rank);
    }
}
