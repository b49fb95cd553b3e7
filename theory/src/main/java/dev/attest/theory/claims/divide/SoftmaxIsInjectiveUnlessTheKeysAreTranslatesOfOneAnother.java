package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// What secondary literature makes of the condition `rank [K 1] = d + 1`, in the strongest reading: the keys
/// are neither all equal nor all on one line.
@AutoService(Claim.class)
public final class SoftmaxIsInjectiveUnlessTheKeysAreTranslatesOfOneAnother implements Claim.Universal<TwoQueries> {
    private final SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan sharp =
            new SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan();

    @Override
    public Statement statement() {
        return Said.misread(
                "For all d, n >= 1 and keys that are not all translates of one another along one direction: "
                        + "different queries have different softmax rows.",
                "\\neg\\,\\exists u\\;\\forall j\\colon k_j - k_1 \\in \\mathbb R u \\implies \\bigl(\\forall "
                        + "p \\ne q\\colon S_K(p) \\ne S_K(q)\\bigr)",
                List.of(
                        "K: every real n x d matrix whose rows do not lie on one line",
                        "p, q: all of R^d",
                        "taken to the letter the gloss says nothing: any two vectors are translates"),
                "The condition is that the keys lie in no hyperplane of R^d, one that misses the origin "
                        + "included. Not to be equal is that for d = 1, and not to lie on a line for d = 2; "
                        + "from d = 3 on keys in a plane are a counterexample, with p - q orthogonal to it.",
                "a gloss on Proposition 1 in secondary literature",
                SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan.class);
    }

    /// In three dimensions the keys lie in a plane.
    @Override
    public TwoQueries draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(3);
        Tokens tokens = Tokens.draw(random, width + random.nextInt(2), 2, width, 1 + size / 2);
        Tokens flat = width < 3 ? tokens : new Tokens(lastIsZero(tokens.keys()), tokens.queries());
        return sharp.hypotheses().getLast().adversary().apply(new TwoQueries(flat));
    }

    private static List<List<BigFraction>> lastIsZero(List<List<BigFraction>> keys) {
        return keys.stream()
                .map(key -> List.of(key.get(0), key.get(1), BigFraction.ZERO))
                .toList();
    }

    @Override
    public List<Hypothesis<TwoQueries>> hypotheses() {
        return List.of(
                sharp.hypotheses().getFirst(),
                Hypothesis.of("the keys are not all equal", instance -> differences(instance) > 0),
                Hypothesis.of(
                        "the keys do not lie on one line, or d = 1",
                        instance -> instance.tokens().width() == 1 || differences(instance) > 1));
    }

    /// The dimension of the affine span of the keys.
    private static int differences(TwoQueries instance) {
        List<BigFraction> first = instance.keys().getFirst();
        return new RationalMatrix(instance.keys().stream()
                        .map(key -> Entrywise.plus(key, BigFraction.MINUS_ONE, first))
                        .toList())
                .rank();
    }

    @Override
    public Finding conclusion(TwoQueries instance) {
        return sharp.conclusion(instance);
    }
}
