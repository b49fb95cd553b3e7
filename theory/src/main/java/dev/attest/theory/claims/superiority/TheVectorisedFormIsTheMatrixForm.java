package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The paper writes attention with a Kronecker product; it is the usual matrix where matrices become vectors
/// by rows.
@AutoService(Claim.class)
public final class TheVectorisedFormIsTheMatrixForm implements Claim.Universal<Matrices> {
    @Override
    public Statement statement() {
        return new Statement(
                "For all A1, A2 in R^(n x d) and W in R^(d x d), with vec by rows: (A1 kron A2) vec(W) = "
                        + "vec(A1 W A2^T). With "
                        + "vec by columns it is A2 kron A1.",
                "(A_1 \\otimes A_2) \\operatorname{vec}(W) = \\operatorname{vec}(A_1 W A_2^{\\top})",
                List.of("A1, A2, W: every real matrix; drawn here 2 x 2 with whole entries"),
                "Both sides have sum_pq A1[i,p] A2[j,q] W[p,q] at the place of (i, j).",
                Paper.RECONSTRUCTED,
                Status.THEOREM,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public Matrices draw(RandomGenerator random, int size) {
        return new Matrices(
                Tokens.draw(random, 2, 2, 2, size),
                Tokens.draw(random, 2, 0, 2, size).keys(),
                random.nextInt(3) > 0);
    }

    @Override
    public List<Hypothesis<Matrices>> hypotheses() {
        return List.of(Hypothesis.of("vec is by rows", Matrices::rowMajor));
    }

    @Override
    public Finding conclusion(Matrices instance) {
        boolean equal = instance.kronecker().equals(instance.vector(instance.product()));
        return new Finding.Exact(equal, equal ? "both sides are equal" : "the sides differ");
    }
}
