package dev.attest.experiments.studies.locality;

import com.google.auto.service.AutoService;
import dev.attest.experiments.data.DataFolder;
import dev.attest.experiments.data.FashionMnist;
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
import dev.attest.theory.claims.field.LocalMassIsAtMostTheRankTimesTheWindowsOfAKey;
import dev.attest.theory.claims.field.MassInWindowsIsAtMostTheRetrievalBudget;
import dev.attest.theory.claims.field.SoftmaxIsLocalWherePositionsLieOnCircles;
import dev.attest.theory.claims.field.UniformRowsPutTheirBorderedShareIntoTheirWindows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How much of a row lies in the 3 x 3 window of its query, as the query and the number of features grow. After
/// [han2024bridging, Figures 3 and 4], without training.
@AutoService(Study.class)
public final class FeaturesBoundTheMassInWindows implements Study<FeaturesBoundTheMassInWindows.Settings> {
    /// @param grid     the side of the grid of the positional code
    /// @param draws    of features and residuals, over the code
    /// @param features of the kernels that have some
    /// @param images   how many
    /// @param patch    the side of the square of pixels that is one token
    /// @param width    of what a projection makes of a token
    /// @param scales   the factors c of the product of query and key, separated by spaces, from small to large
    /// @param counts   numbers of features, separated by spaces, from small to large
    /// @param shown    the scale of the pictures, and of the sweep over the number of features
    public record Settings(
            int grid,
            int draws,
            int features,
            int images,
            int patch,
            int width,
            String scales,
            String counts,
            String shown) {
        public Settings {
            increasing("scales", scales);
            increasing("counts", counts);
            if (!words(scales).contains(shown)) {
                throw new BadInput("shown: expected one of the scales " + scales + ", got " + shown);
            }
            if (grid < LEAST_GRID) {
                throw new BadInput("grid: expected at least " + LEAST_GRID + ", got " + grid);
            }
            if (FashionMnist.SIDE % patch != 0 || FashionMnist.SIDE / patch < LEAST_GRID) {
                throw new BadInput("patch: expected 1, 2, 4 or 7, got " + patch);
            }
            if (width > patch * patch) {
                throw new BadInput("width: expected at most the " + patch * patch + " pixels of a token, got " + width);
            }
        }

        List<String> scaleList() {
            return words(scales);
        }

        List<Integer> countList() {
            return words(counts).stream().map(Integer::valueOf).toList();
        }

        String largestScale() {
            return scaleList().getLast();
        }

        int mostFeatures() {
            return Math.max(features, countList().getLast());
        }

        int imageSide() {
            return FashionMnist.SIDE / patch;
        }

        Windows codeWindows() {
            return new Windows(grid);
        }

        Windows imageWindows() {
            return new Windows(imageSide());
        }

        private static List<String> words(String text) {
            return List.of(text.strip().split("\\s+"));
        }

        private static void increasing(String setting, String text) {
            double before = 0;
            for (var word : words(text)) {
                double value = number(setting, word);
                if (!(value > before) || Double.isInfinite(value)) {
                    throw new BadInput(setting + ": expected positive numbers from small to large, got '" + text + "'");
                }
                before = value;
            }
        }

        private static double number(String setting, String word) {
            try {
                return setting.equals("counts") ? Integer.parseInt(word) : Double.parseDouble(word);
            } catch (NumberFormatException malformed) {
                throw new BadInput(setting + ": expected numbers, got '" + word + "'");
            }
        }
    }

    private static final int LEAST_GRID = 4;

    @Override
    public String id() {
        return "local-mass";
    }

    @Override
    public String title() {
        return "Local mass: how much of a row lies around its query";
    }

    @Override
    public String shows() {
        return "Trained vision models are reported to give more weight to the 3 × 3 neighbourhood of a query with softmax than"
                + " with linear attention, and InLine adds a convolution to make up for it. Part of that needs no training to"
                + " be seen. Probability"
                + " rows made of m features cannot have more than 9 m / n of their mass around their queries, over n places,"
                + " however queries and keys are chosen; softmax has no such m and, over a positional code, goes to 1 as the"
                + " query grows. Here the catalogue's mechanisms are given the same code on a grid, then the tokens of real"
                + " images, and what lies in the windows is measured beside that ceiling and beside uniform rows."
                + " InLine's weights change sign, so that the ceiling does not hold it, and its local weight is something else:"
                + " a sum in which large weights of both signs cancel. Its residual adds nine weights to every window and"
                + " nothing elsewhere.";
    }

    @Override
    public List<String> limits() {
        return List.of(
                "Nothing is trained: how local a trained layer is depends on its weights. The ceiling holds for them too, the"
                        + " measured masses do not carry over.",
                "The ceiling speaks of probability rows without a mask. Under a causal mask, or for signed rows, it is false.",
                "A ceiling of 9 m / n that is 1 or more says nothing: that is so for 64 features on the 14 × 14 grid of"
                        + " DeiT. It binds where n is large against m.",
                "That few features cannot be local is no reason why more features would be: most of the kernels measured here"
                        + " stay well below their ceilings.",
                "The share of absolute weight is a measure chosen here for rows that change sign; the sum of the weights"
                        + " themselves, which published figures show, grows for InLine with the query without end.",
                "The residual's weights are drawn at random, with absolute values that sum to 1. Trained ones may be larger or"
                        + " smaller against the rest of the map.");
    }

    @Override
    public List<String> protocol(Settings settings) {
        int g = settings.grid();
        return List.of(
                "A place of a " + g + " × " + g
                        + " grid has the code (cos, sin of the angle of its row, cos, sin of that of"
                        + " its column), on two circles of " + g
                        + " steps: d = 4. Queries and keys are √c times the code, so that"
                        + " the product of two is c times that of their codes, and softmax and InLine see nothing but c. Kernels"
                        + " with features see both sides.",
                "Kernels whose features are the entries of a query (exp, ELU + 1, ReLU) take the code times a random matrix of "
                        + settings.features() + " rows, orthogonal in groups of four; the Performer has as many random"
                        + " features. Both are drawn " + settings.draws() + " times. In a second sweep, at c = "
                        + settings.shown() + ", there are "
                        + String.join(", ", Settings.words(settings.counts()))
                        + " of them.",
                "The map from values to outputs is read off the definition by giving the tokens unit values: whatever the"
                        + " definition adds to its weighted sum is in it. Rows are computed in double precision.",
                "The window of a query is the 3 × 3 places around it, cut off at the border of the grid; the circle's first and"
                        + " last step are neighbours, the grid's first and last row are not.",
                "Share: the absolute weight in the window over that of the whole row, mean over the queries. For probability"
                        + " rows it is the mass.",
                "The residual has nine weights for all queries of a draw, normal, divided by the sum of their absolute values.",
                "Images: " + settings.images()
                        + " of Fashion-MNIST's test images, or generated digits of the same size where"
                        + " there is no data, in tokens of " + settings.patch() + " × " + settings.patch()
                        + " pixels, so "
                        + settings.imageSide() + " × " + settings.imageSide()
                        + " of them. Less the mean of all tokens, they are"
                        + " projected to " + settings.width()
                        + " numbers: by the principal components of all tokens, the same"
                        + " for query and key, or by two independent random matrices; and multiplied to have the mean square of"
                        + " the code. With code, that of the place is appended, which adds its product to that of the tokens.");
    }

    @Override
    public List<Class<? extends Claim>> claims() {
        return List.of(
                MassInWindowsIsAtMostTheRetrievalBudget.class,
                LocalMassIsAtMostTheRankTimesTheWindowsOfAKey.class,
                SoftmaxIsLocalWherePositionsLieOnCircles.class,
                UniformRowsPutTheirBorderedShareIntoTheirWindows.class);
    }

    @Override
    public Settings defaults(Scale scale) {
        var scales = "1 2 5 10 20 50 100 200";
        var counts = "4 8 16 32 64 128";
        return switch (scale) {
            case SMOKE -> new Settings(8, 6, 4, 6, 4, 4, "1 3 10 30 100", counts, "10");
            case PAPER -> new Settings(14, 12, 8, 16, 2, 3, scales, counts, "10");
            case FULL -> new Settings(14, 40, 8, 100, 2, 3, scales, counts, "10");
        };
    }

    @Override
    public List<Trial> trials(Settings settings) {
        var code = codeCells(settings);
        var images = imageCells(settings);
        return Stream.of(
                        blocks(code, settings.draws()),
                        blocks(images, settings.images()),
                        blocks(LocalityPictures.cells(settings), 1))
                .flatMap(trials -> trials)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Trial> blocks(List<Cell> cells, int count) {
        return IntStream.range(0, count).boxed().flatMap(draw -> cells.stream().map(cell -> cell.trial(draw)));
    }

    private static List<Cell> codeCells(Settings settings) {
        var scales = Stream.concat(Stream.of(LocalityExperiment.ZERO), settings.scaleList().stream())
                .toList();
        return Arrays.stream(LocalMechanism.values())
                .flatMap(mechanism -> Stream.concat(
                        scales.stream().map(scale -> Cell.ofCode(mechanism, scale, settings.features())),
                        settings.countList().stream().map(count -> Cell.ofCode(mechanism, settings.shown(), count))))
                .distinct()
                .toList();
    }

    private static List<Cell> imageCells(Settings settings) {
        return Stream.of(Cell.WITH, Cell.WITHOUT)
                .flatMap(code -> Arrays.stream(LocalMechanism.values())
                        .flatMap(mechanism -> Stream.concat(
                                settings.scaleList().stream()
                                        .map(scale -> image(settings, mechanism, Cell.PRINCIPAL, code, scale)),
                                Stream.of(image(settings, mechanism, Cell.RANDOM, code, settings.shown())))))
                .toList();
    }

    static Cell image(Settings settings, LocalMechanism mechanism, String projection, String code, String scale) {
        return Cell.ofImage(mechanism, projection, code, scale, settings.features(), settings.width());
    }

    @Override
    public Experiment prepare(Settings settings, Optional<Path> data) {
        return new LocalityExperiment(settings, DataFolder.images(data));
    }

    @Override
    public List<Prediction> predictions(Settings settings, SortedMap<String, String> inputs) {
        return new LocalityPredictions(settings).all();
    }

    @Override
    public List<Plot> plots(Results results) {
        return new LocalityReport(results).plots();
    }

    @Override
    public List<Table> tables(Results results) {
        return new LocalityReport(results).tables();
    }

    @Override
    public List<String> headlines(Results results) {
        return new LocalityReport(results).headlines();
    }
}
