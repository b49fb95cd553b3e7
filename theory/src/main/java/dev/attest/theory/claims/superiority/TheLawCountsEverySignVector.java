package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.separation.Probability;
import dev.attest.theory.statement.Verdict;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The closed forms behind every figure: rows are of few kinds, and the binomial sums over them are what
/// counting all sign vectors with all scores gives, ties included.
@AutoService(Claim.class)
public final class TheLawCountsEverySignVector implements Claim.Universal<DenseNetwork> {
    @Override
    public Statement statement() {
        return new Statement(
                "For every unit that is softmax or a power, dataset, pairing and Q K^T = diag(special, "
                        + "group, ..., constant) >= "
                        + "0: the scores of all n^2 pairs of tokens depend on the special pair and on "
                        + "groups being equal alone, "
                        + "so rows are of at most four kinds, and the probability that a column fires is "
                        + "a sum of tails of "
                        + "binomials over the 8 signs (16 in cross-attention) that the rows name.",
                "\\Pr[F > 0] = 2^{-d}\\,\\#\\{y : \\max_i \\langle c_i, y\\rangle \\ge \\tau\\}",
                List.of(
                        Paper.LETTERS,
                        "a tie fires: <c_i, y> = tau counts",
                        "drawn here: at most 9 tokens in at most 3 groups, every sign vector"),
                "The logit of a pair over log n is a^2 for the special pair, plus b^2 within a group, "
                        + "plus c^2. Given the named "
                        + "signs a row is monotone in the number of +1 among the other groups.",
                Paper.RECONSTRUCTED,
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public DenseNetwork draw(RandomGenerator random, int size) {
        OneNetwork network = new Drawn(random).network(1);
        int groups = 2 + random.nextInt(2);
        int each = 1 + random.nextInt(3);
        var drawn = new OneNetwork(
                network.setting().sized((long) groups * each, groups), network.unit(), network.dataset(), 1);
        var group = new ArrayList<Integer>();
        for (int token = 0; token < groups * each; token++) {
            group.add(token % groups);
        }
        if (random.nextInt(4) == 0) {
            group.set(groups * each - 1, 0);
        }
        return new DenseNetwork(drawn, group);
    }

    @Override
    public List<Hypothesis<DenseNetwork>> hypotheses() {
        return List.of(
                Hypothesis.<DenseNetwork>of(
                                "no row divides by 0",
                                instance -> !instance.network().rows().isEmpty()
                                        && instance.group().contains(1))
                        .technical("without it F has no value"),
                Hypothesis.of("every group has n / G tokens", DenseNetwork::isEven));
    }

    @Override
    public Finding conclusion(DenseNetwork instance) {
        var law = instance.network().fires();
        var counted = new Probability(
                BigInteger.valueOf(instance.count()),
                instance.network().setting().width());
        return new Finding.Exact(counted.equals(law), "counted " + counted + ", the law says " + law);
    }
}
