package dev.attest.experiments.studies.cost;

import com.google.auto.service.AutoService;
import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Study;
import dev.attest.experiments.study.Table;
import dev.attest.experiments.study.Trial;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claims.divide.InlineIsCheaperThanSoftmaxExactlyFromAFewTokensBeyondTheHeadWidth;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Parameters and multiply-adds of the fifteen published networks with InLine attention, counted from tables of
/// their stages, beside what is printed of them; and from which length on its products cost less.
@AutoService(Study.class)
public final class InlineCostsWhatItsStagesSay implements Study<InlineCostsWhatItsStagesSay.Settings> {
    private static final int LEAST = 1000;

    /// @param longest length up to which every length is tried
    public record Settings(int longest) {}

    @Override
    public String id() {
        return "cost";
    }

    @Override
    public String title() {
        return "What InLine attention costs: fifteen published networks, counted from their stages";
    }

    @Override
    public String shows() {
        return "A network of vision is a short table: stages with their grid, width, heads, attention and depth. From fifteen such"
                + " tables, and one rule stated before anything is counted, follow the parameters and multiply-adds that are"
                + " printed of the networks with InLine attention, in whole numbers, part by part. Where a printed number is"
                + " another one, it is listed with its cause. The same rule says from how many tokens on the products of InLine"
                + " attention take fewer multiply-adds than those of softmax attention.";
    }

    @Override
    public List<String> limits() {
        return List.of(
                "Multiply-adds are not time, and not memory: nothing is measured.",
                "The tables of stages are read off the official code and its configurations, which may differ from the"
                        + " networks that were trained. The trained weights could not be read.",
                "The recount is an earlier count of the official modules, whose rule is not known to its last term. Its numbers of"
                        + " multiply-adds for two of four PVT networks are those without the making of the residual's kernels,"
                        + " and its number for DeiT-B is the one with it.",
                "Why a number is printed as it is cannot be seen from the number: causes that are not arithmetic say"
                        + " 'probably', or that they are not known.",
                "For the networks with softmax attention the printed numbers are compared and not predicted: they come from"
                        + " several papers with rules of their own.",
                "The products of queries with the mean key, and of what remains with the mean value, 2NC in all, are not"
                        + " counted, like all other sums over means. With them the lengths would be 42 and 74.");
    }

    @Override
    public List<String> protocol(Settings settings) {
        return List.of(
                "Parameters: all numbers that are trained, among them biases, normalisations, positions and class tokens.",
                "Multiply-adds: those of convolutions, linear layers and the products of attention, for one image. A linear layer"
                        + " from a to b at N tokens: Nab; a convolution of k × k in g groups at M places: Mk²ab/g.",
                "Products of attention, C = hd the width of a token in h heads: 2NLC for softmax where each query has L keys;"
                        + " 2NCd + 9PC for InLine, P of the N tokens having a place on the grid, and 10Cd for the kernels of"
                        + " its residual. Nothing else is counted.",
                "A count agrees with a printed number if it rounds to the same digits, halves up.",
                "The shortest length at which InLine attention is the cheaper one is found by trying every length up to "
                        + settings.longest() + ".",
                "Whole numbers throughout; nothing is drawn.");
    }

    @Override
    public List<Class<? extends Claim>> claims() {
        return List.of(InlineIsCheaperThanSoftmaxExactlyFromAFewTokensBeyondTheHeadWidth.class);
    }

    @Override
    public Settings defaults(Scale scale) {
        return switch (scale) {
            case SMOKE -> new Settings(LEAST);
            case PAPER -> new Settings(10 * LEAST);
            case FULL -> new Settings(100 * LEAST);
        };
    }

    @Override
    public List<Trial> trials(Settings settings) {
        var networks = Arrays.stream(Tables.values())
                .flatMap(table ->
                        table.architectures().stream().map(architecture -> Counted.trial(table, architecture.name())));
        var crossovers = Length.WIDTHS.stream().map(Length.Crossover::trial);
        var lengths = CostFigures.DRAWN.stream()
                .flatMap(d -> CostFigures.lengths(d).stream().map(n -> new Length(d, n).trial()));
        return Stream.of(networks, crossovers, lengths)
                .flatMap(trials -> trials)
                .sorted()
                .toList();
    }

    @Override
    public Experiment prepare(Settings settings, Optional<Path> data) {
        if (settings.longest() < LEAST) {
            throw new BadInput("longest: expected " + LEAST + " or more, got " + settings.longest());
        }
        return new CostExperiment(settings.longest());
    }

    @Override
    public List<Prediction> predictions(Settings settings, SortedMap<String, String> inputs) {
        var published = PublishedCosts.load();
        var predictions = List.of(
                new ParametersEqualTheRecount(published),
                new MultiplyAddsAreWithinAHundredthOfTheRecount(published),
                new EveryDifferenceIsListed(published),
                new TracedOperationsPrintAsPublished(published),
                new SuppositionsPrintAsPublished(published),
                new InlineIsCheaperFromItsLengthOn(settings.longest()));
        var trials = trials(settings);
        return predictions.stream()
                .<Prediction>map(prediction -> new OverWholeResults(prediction, trials))
                .toList();
    }

    @Override
    public List<Plot> plots(Results results) {
        return new CostFigures(results, PublishedCosts.load()).all();
    }

    @Override
    public List<Table> tables(Results results) {
        return new CostReport(results, PublishedCosts.load()).tables();
    }

    @Override
    public List<String> headlines(Results results) {
        return new CostReport(results, PublishedCosts.load()).headlines();
    }
}
