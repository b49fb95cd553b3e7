package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.claims.field.Expansion.Candidate;
import dev.attest.theory.claims.field.Expansion.Departure;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The constant 1/(6 sqrt 3) of [InlineIsTheFirstOrderTermOfSoftmax] is next to the best: a row on which
/// softmax and InLine differ by more than .0962 R².
@AutoService(Claim.class)
public final class SoftmaxDiffersFromInlineByAlmostTheBound implements Claim.Existential<Expansion> {
    /// .0962, next to 1/(6 sqrt 3) = .09622...
    private static final BigFraction CONSTANT = new BigFraction(481, 5000);

    private static final BigFraction SMALL = new BigFraction(1, 32);

    private final SoftmaxExpansion softmax = new SoftmaxExpansion(Catalogue.mechanism("softmax"));
    private final Candidate inline = new Candidate("inline", Catalogue.mechanism("inline"), Departure.NONE);

    @Override
    public Statement statement() {
        return new Statement(
                "Some keys and a query have softmax and InLine rows that differ by more than .0962 R^2 in the 1-norm, R "
                        + "the range of the scores; the bound is R^2/(6 sqrt 3) = .09622... R^2.",
                "\\exists n, z\\colon \\lVert\\operatorname{softmax}(z) - \\mathrm{InL}\\rVert_1 > .0962\\, R^2",
                List.of(
                        "the witness: d = 1, q = 1, 19 keys, 4 of them 1/32 and the others 0",
                        "z = K q / sqrt(d), R = max z - min z"),
                "Where a share p of the scores is R and the others are 0, the difference is twice that of p e^R/(p e^R "
                        + "+ 1 - p) and p + p (1 - p) R, which is p (1 - p)(1 - 2p) R^2/2 + O(R^3): the ratio goes to "
                        + "p (1 - p)|1 - 2p| as R goes to 0. Its largest value over real p is 1/(6 sqrt 3), at p = (1 "
                        + "- 1/sqrt 3)/2, and shares k/n come as near to that p as one likes. The bound is that of "
                        + "inline-is-the-first-order-term-of-softmax. It is not attained: the weights of softmax at t "
                        + "z would have to attain squared-deviations-stay-near-the-variance at almost every t, and "
                        + "they change with t.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of("Taylor's theorem"),
                Optional.empty());
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "The witness shows that no constant up to .0962 bounds the difference; that none below 1/(6 sqrt 3) "
                        + "does is the argument above.");
    }

    @Override
    public Expansion witness() {
        return keys(4, 19, SMALL);
    }

    /// Half of the keys, one key alone, a large range, and equal scores.
    @Override
    public List<Expansion> decoys() {
        return List.of(keys(1, 2, SMALL), keys(1, 19, SMALL), keys(4, 19, new BigFraction(4)), keys(0, 19, SMALL));
    }

    /// d = 1 and q = 1: `many` of the keys are R, the others are 0.
    private Expansion keys(int many, int count, BigFraction range) {
        List<List<BigFraction>> keys = IntStream.range(0, count)
                .mapToObj(j -> List.of(j < many ? range : BigFraction.ZERO))
                .toList();
        return new Expansion(inline, new Tokens(keys, List.of(List.of(BigFraction.ONE))));
    }

    @Override
    public Finding verify(Expansion candidate) {
        return softmax.exceeds(CONSTANT, candidate.mechanism(), candidate.keys(), candidate.query());
    }
}
