package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.separation.Dataset;
import dev.attest.theory.separation.Pairing;
import dev.attest.theory.separation.PowerSum;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Unit;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Curves of success sit on plateaus: the chance that a column fires softmax on the second dataset is a
/// number of eighths, once the special row is near enough to its limit.
@AutoService(Claim.class)
public final class EightSignsGiveThePlateausOfSuccess implements Claim.Universal<OneNetwork> {
    private static final Enclosures ENCLOSURES = new Enclosures();

    @Override
    public Statement statement() {
        return new Statement(
                "For all settings in self-attention with Q K^T = I: if none of the eight numbers +-a1 +-b "
                        + "+-c is within (a1 + 2b) "
                        + "(1 - f) of c + gamma, a column fires softmax on D1 with probability at least "
                        + "p*, the share of "
                        + "them above c + gamma, and with at most p* and the bound of the other rows.",
                "p^* \\le p_{\\exp,1} \\le p^* + \\sum_{r \\ne j_3} \\mathrm{count}_r e^{-(\\gamma - a_1 "
                        + "f_r)^2/2b^2\\lVert "
                        + "g_r\\rVert^2}, \\quad 8p^* \\in \\mathbb{Z}",
                List.of(
                        Paper.LETTERS,
                        Paper.READOUT,
                        "under superiority-holds-for-every-large-n the success tends to 1 - (1 - p*)^m "
                                + "with p* >= 1/4; for "
                                + "small n f is below 1 and the plateau can be a lower one"),
                "The special row reads a1 y_1 + b y_k + c y_d but for (a1 + 2b)(1 - f): of the mass 1 on "
                        + "the groups at least f is on "
                        + "that of the special key. The other rows fire as in "
                        + "little-weight-on-the-special-key-keeps-a-"
                        + "network-silent.",
                Paper.RECONSTRUCTED,
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of("Hoeffding's inequality for signs"),
                Optional.empty());
    }

    @Override
    public OneNetwork draw(RandomGenerator random, int size) {
        Setting setting = new Drawn(random)
                .setting(Pairing.SELF, 2 + random.nextInt(2 * size), 1L << random.nextInt(2 * size + 1));
        return new OneNetwork(setting, Unit.SOFTMAX, Dataset.SECOND, 1);
    }

    @Override
    public List<Hypothesis<OneNetwork>> hypotheses() {
        return List.of(
                Hypothesis.<OneNetwork>of(
                                "a1 f < gamma in the other rows",
                                network -> network.rows().stream()
                                        .skip(1)
                                        .allMatch(row -> row.excess(
                                                                network.special(),
                                                                network.setting()
                                                                        .gamma())
                                                        .sign()
                                                < 0))
                        .technical("it is that of the lemma that bounds the other rows"),
                Hypothesis.of(
                        "no number +-a1 +-b +-c within (a1 + 2b)(1 - f) of c + gamma",
                        EightSignsGiveThePlateausOfSuccess::isFar));
    }

    private static List<BigFraction> limits(Setting setting) {
        var limits = new ArrayList<BigFraction>();
        for (int signs = 0; signs < 8; signs++) {
            limits.add(signed(setting.a1(), signs & 1)
                    .add(signed(setting.b(), signs & 2))
                    .add(signed(setting.c(), signs & 4))
                    .subtract(setting.c())
                    .subtract(setting.gamma()));
        }
        return limits;
    }

    private static BigFraction signed(BigFraction value, int bit) {
        return bit == 0 ? value.negate() : value;
    }

    /// `|limit| total > (a1 + 2b) (total - special)`, exactly.
    private static boolean isFar(OneNetwork network) {
        var row = network.rows().getFirst().row();
        BigFraction factor = network.setting().b().multiply(2).add(network.special());
        PowerSum away = row.total().minus(row.special()).times(factor);
        return limits(network.setting()).stream()
                .allMatch(limit -> row.total().times(limit.abs()).minus(away).sign() > 0);
    }

    @Override
    public Finding conclusion(OneNetwork network) {
        long above = limits(network.setting()).stream()
                .filter(limit -> limit.compareTo(BigFraction.ZERO) > 0)
                .count();
        BigFraction plateau = Fractions.of(above).divide(8);
        BigFraction fires = Fractions.of(network.fires());
        Enclosure others = LittleWeightOnTheSpecialKeyKeepsANetworkSilent.bound(
                network, network.rows().stream().skip(1).toList());
        Enclosure over = ENCLOSURES.subtract(others, ENCLOSURES.of(fires.subtract(plateau)));
        Enclosure under = ENCLOSURES.of(fires.subtract(plateau));
        return new Finding.Enclosed(
                Math.min(over.lo(), under.lo()),
                Math.min(over.hi(), under.hi()),
                "a column fires with probability " + Decimals.text(fires) + ", the plateau is " + above + "/8");
    }
}
