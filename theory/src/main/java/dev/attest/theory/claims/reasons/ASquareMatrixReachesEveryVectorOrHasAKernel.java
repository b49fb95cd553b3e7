package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Why W q can be moved to W q + s, or q where W does not see it.
@AutoService(Claim.class)
public final class ASquareMatrixReachesEveryVectorOrHasAKernel extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.FREDHOLM;
    }

    @Override
    public Statement statement() {
        return cited(
                "For every square matrix W and every vector s, W x = s has a solution or W x = 0 one that is not 0.",
                "W \\in \\mathbb R^{d \\times d} \\implies \\left(\\exists x: W x = s\\right) \\lor "
                        + "\\left(\\exists x \\ne 0: W x = 0\\right)",
                List.of("W: every real d x d matrix", "s: every vector"),
                "The dimensions of kernel and image add up to d.",
                "horn2013matrix",
                "Section 0.2.3 (rank-nullity) and Section 0.5");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(3);
        int rows = random.nextInt(3) > 0 ? width : width + 1;
        return Case.of("")
                .with("W", vectors(random, rows, width, size))
                .withRow("s", Tokens.vector(random, rows, size));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(Hypothesis.of(
                "W is square",
                instance -> instance.rows("W").size()
                        == instance.rows("W").getFirst().size()));
    }

    @Override
    Finding find(Case instance) {
        var matrix = new RationalMatrix(instance.rows("W"));
        var augmented = new RationalMatrix(IntStream.range(0, instance.rows("W").size())
                .mapToObj(i -> Stream.concat(
                                instance.rows("W").get(i).stream(),
                                Stream.of(instance.row("s").get(i)))
                        .toList())
                .toList());
        boolean solved = augmented.rank() == matrix.rank();
        return exact(
                solved || matrix.nullVector().isPresent(),
                "a solution: " + solved + ", a kernel: " + matrix.nullVector());
    }
}
