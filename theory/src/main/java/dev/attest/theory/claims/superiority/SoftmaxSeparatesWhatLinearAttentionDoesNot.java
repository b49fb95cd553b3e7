package dev.attest.theory.claims.superiority;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.separation.Dataset;
import dev.attest.theory.separation.Law;
import dev.attest.theory.separation.Pairing;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.UndefinedRow;
import dev.attest.theory.separation.Unit;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// The theorem of the paper with every quantifier and constant: with `Q K^T = I`, the same random readout
/// and the same threshold, softmax fires on the second dataset and on it alone, and linear attention on
/// neither.
@AutoService(Claim.class)
public final class SoftmaxSeparatesWhatLinearAttentionDoesNot implements Claim.Universal<Comparison> {
    private static final Enclosures ENCLOSURES = new Enclosures();

    @Override
    public Statement statement() {
        return new Statement(
                "For all n = G t, a0, a1, b, c >= 0, gamma > 0, m >= 1 and delta in (0, 1) with "
                        + "(H1)-(H3), in self- and "
                        + "in cross-attention, with Q K^T = I, V = I and one random readout Y shared by "
                        + "four networks: "
                        + "with probability at least 1 - (3/4)^m - delta over Y, softmax attention "
                        + "outputs 0 on D0 and "
                        + "more than 0 on D1, and normalised linear attention outputs 0 on both.",
                "\\Pr_Y\\bigl[F_{\\exp}(D_0) = 0 < F_{\\exp}(D_1),\\; F_{\\mathrm{lin}}(D_0) = "
                        + "F_{\\mathrm{lin}}(D_1) "
                        + "= 0\\bigr] \\ge 1 - (3/4)^m - \\delta",
                List.of(
                        Paper.LETTERS,
                        Paper.READOUT,
                        "f, g: what a row puts on the special key and on the G groups; s = sqrt(2 log(3 m "
                                + "(G+1) / "
                                + "delta)); rows: every kind that occurs",
                        "cross-attention: special query and special key in different groups; in one group "
                                + "its rows "
                                + "are those of self-attention"),
                "A column with sign +1 at the special and at the constant entry, one in four, fires "
                        + "softmax on D1: its "
                        + "special row reads at least a1 f - b + c >= c + gamma by (H1). A row reads at "
                        + "most a f + b "
                        + "<g, y> + c, and <g, y> exceeds |g| s with probability at most exp(-s^2/2) = "
                        + "delta / (3 m "
                        + "(G+1)) (Hoeffding): (H2), (H3) and a union over three networks, m columns and "
                        + "at most G + "
                        + "1 different rows give delta.",
                Paper.RECONSTRUCTED,
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of("Hoeffding's inequality for signs"),
                Optional.empty());
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "That no weights let linear attention separate. The theorem compares four networks with "
                        + "the same "
                        + "weights, Q K^T = I. With other diagonal weights of norm 1, linear attention "
                        + "separates the "
                        + "same datasets with the same random readout: "
                        + "linear-attention-separates-with-other-weights, "
                        + "and no-weights-let-linear-attention-separate fails.",
                "That no readout lets linear attention separate. The readout is random; one fixed "
                        + "direction and a "
                        + "threshold that suits it separate with Q K^T = I for every a0 < a1: "
                        + "linear-attention-separates-by-a-readout-of-one-entry.",
                "Anything about training. The probability is over random readouts. What one layer of "
                        + "either kind "
                        + "learns on these datasets is measured by the study separation, and no claim "
                        + "rests on it.",
                "That softmax is the only unit that does: scores raised to a power that grows like log n "
                        + "separate as "
                        + "well, see powers-of-order-log-n-weigh-the-special-key-as-softmax-does.",
                "What remains whatever the readout: the output of linear attention moves by O(1/(n c^2)) "
                        + "between the "
                        + "datasets, that of softmax by a constant: "
                        + "no-readout-sees-more-than-one-over-n-of-linear-"
                        + "attention.");
    }

    @Override
    public Comparison draw(RandomGenerator random, int size) {
        Pairing pairing = Fractions.one(random, List.of(Pairing.values()));
        int groups = 2 + random.nextInt(2 * size);
        long each = 1L << random.nextInt(2 * size + 1);
        return new Comparison(
                new Drawn(random).setting(pairing, groups, each),
                1 + random.nextInt(12),
                Fractions.one(random, Fractions.list("1/2 1/10 1/100")));
    }

    @Override
    public List<Hypothesis<Comparison>> hypotheses() {
        return List.of(
                Hypothesis.<Comparison>of(
                                "no row divides by 0: b > 0 and t > 0, or c > 0",
                                SoftmaxSeparatesWhatLinearAttentionDoesNot::defined)
                        .technical("without it F_lin has no value"),
                Hypothesis.of(
                        "(H1) a1 f - b >= gamma in the special row of softmax on D1",
                        SoftmaxSeparatesWhatLinearAttentionDoesNot::fires),
                Hypothesis.of(
                        "(H2) a0 f + b |g| s < gamma in every row of softmax on D0",
                        comparison -> silent(comparison, Unit.SOFTMAX, Dataset.FIRST)),
                Hypothesis.of(
                        "(H3) a1 f + b |g| s < gamma in every row of linear attention on D1",
                        comparison -> silent(comparison, Unit.LINEAR, Dataset.SECOND)),
                Hypothesis.<Comparison>of(
                                "(H3) a0 f + b |g| s < gamma in every row of linear attention on D0",
                                comparison -> silent(comparison, Unit.LINEAR, Dataset.FIRST))
                        .technical("in self-attention it follows: (H1) and (H2) give a0 < a1, and a f and "
                                + "|g| of "
                                + "linear attention grow with a"));
    }

    private static boolean defined(Comparison comparison) {
        return !Shares.of(comparison.setting(), Unit.LINEAR, Dataset.FIRST).isEmpty();
    }

    private static boolean fires(Comparison comparison) {
        Setting setting = comparison.setting();
        return Shares.of(setting, Unit.SOFTMAX, Dataset.SECOND)
                        .getFirst()
                        .excess(setting.a1(), setting.b().add(setting.gamma()))
                        .sign()
                >= 0;
    }

    private static boolean silent(Comparison comparison, Unit unit, Dataset dataset) {
        Setting setting = comparison.setting();
        BigFraction level = new BigFraction(3 * comparison.columns())
                .multiply(setting.groups() + 1)
                .divide(comparison.delta());
        Enclosure squared = ENCLOSURES.multiply(Enclosure.point(2), ENCLOSURES.log(ENCLOSURES.of(level)));
        List<Shares> rows = Shares.of(setting, unit, dataset);
        return !rows.isEmpty()
                && rows.stream().allMatch(row -> {
                    Enclosure deviation = ENCLOSURES.sqrt(ENCLOSURES.multiply(row.squaredNorm(), squared));
                    Enclosure special = ENCLOSURES.multiply(ENCLOSURES.of(setting.special(dataset)), row.special());
                    Enclosure reads =
                            ENCLOSURES.add(special, ENCLOSURES.multiply(ENCLOSURES.of(setting.b()), deviation));
                    return reads.hi() < Enclosure.of(setting.gamma()).lo();
                });
    }

    @Override
    public Finding conclusion(Comparison instance) {
        try {
            BigFraction success = Fractions.of(Law.of(instance.setting()).success(instance.columns()));
            BigFraction promised = BigFraction.ONE
                    .subtract(Fractions.threeQuarters(instance.columns()))
                    .subtract(instance.delta());
            return new Finding.Exact(
                    success.compareTo(promised) >= 0,
                    "the exact probability is " + Decimals.text(success) + ", promised is at least "
                            + ExactText.text(promised));
        } catch (UndefinedRow undefined) {
            return new Finding.Exact(false, String.valueOf(undefined.getMessage()));
        }
    }
}
