package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.separation.Probability;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.statement.Verdict;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Instances in which every decision is a comparison of rational numbers, with their laws.
@AutoService(Claim.class)
public final class ThreeInstancesAreExactInWholeNumbers implements Claim.Existential<List<KnownLaw>> {
    private static final BigFraction HALF = BigFraction.ONE_HALF;
    private static final BigFraction THREE_HALVES = new BigFraction(3, 2);

    @Override
    public Statement statement() {
        return new Statement(
                "Where n = q^N and N a0^2, N a1^2, N b^2 are whole numbers, all that a column does is "
                        + "decided in rational "
                        + "numbers; (n, G, c) = (16, 4, 1/2), (16, 4, 3/2) and (81, 9, 1) with (a0, a1, "
                        + "b, gamma) = (1/2, 3/2, "
                        + "1/2, 1/2) have the laws (1/64, 3/8, 1/64, 1/8; 1/8, 1/4), (1/64, 1/4, 1/64, "
                        + "1/64; 1/64, 15/64) and "
                        + "(1/2048, 1/4, 1/2048, 1/2048; 1/2048, 511/2048).",
                "(p_{\\exp,0}, p_{\\exp,1}, p_{\\mathrm{lin},0}, p_{\\mathrm{lin},1}; p_{\\mathrm{bad}}, "
                        + "p_{\\mathrm{good}})",
                List.of(
                        Paper.LETTERS,
                        Paper.READOUT,
                        "bad: fires a network that is to stay silent; good: "
                                + "fires softmax on "
                                + "D1 and is not bad"),
                "sqrt(log n) cancels from <c_i, y> >= tau, and n^(a^2), n^(b^2) are whole numbers. Given "
                        + "the signs at the "
                        + "special entry, the constant entry and the group of the special key, only the "
                        + "number of +1 among "
                        + "the other groups matters, which is binomial.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public List<KnownLaw> witness() {
        return List.of(
                known(16, 4, HALF, 6, 1, 24, 1, 8, 8, 16),
                known(16, 4, THREE_HALVES, 6, 1, 16, 1, 1, 1, 15),
                known(81, 9, BigFraction.ONE, 11, 1, 512, 1, 1, 1, 511));
    }

    private static KnownLaw known(long n, int groups, BigFraction c, int bits, int... counts) {
        return new KnownLaw(
                Setting.self(n, groups, HALF, THREE_HALVES, HALF, c, HALF),
                Arrays.stream(counts)
                        .mapToObj(count -> new Probability(BigInteger.valueOf(count), bits))
                        .toList());
    }

    /// One count off, and another constant entry.
    @Override
    public List<List<KnownLaw>> decoys() {
        return Stream.of(
                        known(16, 4, HALF, 6, 1, 24, 1, 8, 8, 15),
                        known(16, 4, BigFraction.ZERO, 6, 1, 24, 1, 8, 8, 16),
                        known(81, 9, BigFraction.ONE, 11, 2, 512, 1, 1, 1, 511))
                .map(List::of)
                .toList();
    }

    @Override
    public Finding verify(List<KnownLaw> candidate) {
        var wrong = candidate.stream().filter(known -> !known.isRight()).toList();
        return new Finding.Exact(
                wrong.isEmpty(),
                wrong.isEmpty()
                        ? "the law of each is as stated"
                        : "another law: " + wrong.getFirst().setting().texts());
    }
}
