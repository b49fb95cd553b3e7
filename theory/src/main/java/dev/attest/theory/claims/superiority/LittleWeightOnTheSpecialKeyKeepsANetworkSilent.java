package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// The lemma behind three of the four networks: softmax on the first dataset, linear attention on both, in
/// self- and in cross-attention.
@AutoService(Claim.class)
public final class LittleWeightOnTheSpecialKeyKeepsANetworkSilent implements Claim.Universal<OneNetwork> {
    private static final Enclosures ENCLOSURES = new Enclosures();

    @Override
    public Statement statement() {
        return new Statement(
                "For every unit with scores >= 0, dataset, pairing and Q K^T = diag(special, group, ..., "
                        + "constant) >= 0 "
                        + "such that delta_r = gamma - a f_r > 0 in every kind of row r: some of m "
                        + "columns fires with "
                        + "probability at most m times the sum over r of count_r exp(-delta_r^2 / (2 b^2 "
                        + "|g_r|^2)), "
                        + "where count_r is the number of groups with such a row.",
                "\\Pr[F > 0] \\le m \\sum_r \\mathrm{count}_r \\exp\\Bigl(-\\frac{(\\gamma - a f_r)^2}{2 "
                        + "b^2 \\lVert g_r "
                        + "\\rVert_2^2}\\Bigr)",
                List.of(
                        Paper.LETTERS,
                        Paper.READOUT,
                        "f_r: weight on the special key; g_r: the G weights on the groups; for b = 0 the "
                                + "bound is 0",
                        "cross-attention: |g|^2 counts the groups of the special key and of the special "
                                + "query, and the "
                                + "row of the special key's group exists even where t = 1"),
                "<c_i, y> / sqrt(log n) <= a f + b <g, y> + c, so to fire b <g, y> >= delta_r is needed: by "
                        + "Hoeffding's inequality that has the probability stated, and rows of one kind "
                        + "and group are "
                        + "equal, so the union runs over groups and columns.",
                Paper.RECONSTRUCTED,
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of("Hoeffding's inequality for signs"),
                Optional.empty());
    }

    @Override
    public OneNetwork draw(RandomGenerator random, int size) {
        return new Drawn(random).network(size);
    }

    @Override
    public List<Hypothesis<OneNetwork>> hypotheses() {
        return List.of(
                Hypothesis.<OneNetwork>of(
                                "no row divides by 0",
                                network -> !network.rows().isEmpty())
                        .technical("without it F has no value"),
                Hypothesis.of(
                        "a f < gamma in every kind of row",
                        network -> network.rows().stream()
                                .allMatch(row -> row.excess(
                                                        network.special(),
                                                        network.setting().gamma())
                                                .sign()
                                        < 0)));
    }

    @Override
    public Finding conclusion(OneNetwork network) {
        BigFraction some = Fractions.of(network.someFires());
        Enclosure bound = bound(network, network.rows());
        Enclosure margin = ENCLOSURES.subtract(bound, ENCLOSURES.of(some));
        return new Finding.Enclosed(
                margin.lo(),
                margin.hi(),
                "fires with probability " + Decimals.text(some) + ", the bound is in " + bound);
    }

    /// m times the sum over these kinds of rows.
    static Enclosure bound(OneNetwork network, List<Shares> rows) {
        Enclosure sum = network.setting().b().equals(BigFraction.ZERO)
                ? Enclosure.ZERO
                : rows.stream()
                        .map(row -> ENCLOSURES.multiply(Enclosure.point(row.count()), tail(network, row)))
                        .reduce(Enclosure.ZERO, ENCLOSURES::add);
        return ENCLOSURES.multiply(Enclosure.point(network.columns()), sum);
    }

    private static Enclosure tail(OneNetwork network, Shares row) {
        Enclosure reads = ENCLOSURES.multiply(ENCLOSURES.of(network.special()), row.special());
        Enclosure missing = ENCLOSURES.subtract(ENCLOSURES.of(network.setting().gamma()), reads);
        Enclosure spread = ENCLOSURES.multiply(
                ENCLOSURES.of(Fractions.square(network.setting().b()).multiply(2)), row.squaredNorm());
        return ENCLOSURES.exp(ENCLOSURES.negate(ENCLOSURES.divide(ENCLOSURES.power(missing, 2), spread)));
    }
}
