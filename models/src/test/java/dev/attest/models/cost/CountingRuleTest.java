package dev.attest.models.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CountingRuleTest {
    /// Width 4 in 2 heads of width 2 on a grid of 2 x 2.
    private static final Grid SMALL = new Grid(2, 0);

    @Test
    void aBlockWithInlineAttentionIsTheSumOfItsTensors() {
        long weights = 12 * 4 + 4 * 4 + 4 * 2 + 36 * 2 + 8 * 4 + 4 * 8;
        long biases = 12 + 4 + 4 + 36 + 8 + 4;
        long scalesAndShifts = 2 * (4 + 4);
        assertEquals(weights + biases + scalesAndShifts, block("inline").parameters());
    }

    @Test
    void aBlockWithInlineAttentionIsTheSumOfItsProducts() {
        long linear = 4 * (12 * 4 + 4 * 4 + 8 * 4 + 4 * 8);
        long keysWithValues = 2 * 2 * 4 * 2;
        long queriesWithThat = 2 * 4 * 2 * 2;
        long residual = 4 * 4 * 9;
        long kernels = 4 * 2 + 36 * 2;
        assertEquals(
                linear + keysWithValues + queriesWithThat + residual + kernels,
                block("inline").multiplyAdds());
    }

    @Test
    void aBlockWithSoftmaxIsTheSumOfItsProducts() {
        long linear = 4 * (12 * 4 + 4 * 4 + 8 * 4 + 4 * 8);
        long scores = 2 * 4 * 4 * 2;
        long sums = 2 * 4 * 4 * 2;
        assertEquals(linear + scores + sums, block("whole").multiplyAdds());
        assertNotEquals(block("inline").multiplyAdds(), block("whole").multiplyAdds());
    }

    @Test
    void biasedWindowsTrainABiasForEachHeadAndRelativePosition() {
        assertEquals(2 * 9, block("windows 2").parameters() - block("whole").parameters());
        assertEquals(block("whole").multiplyAdds(), block("windows 2").multiplyAdds());
    }

    @Test
    void inlineAttentionGrowsLinearlyWithTheTokensAndSoftmaxWithTheirSquare() {
        for (int side = 2; side <= 64; side *= 2) {
            long tokens = (long) side * side;
            assertEquals(tokens * (4 * 64 * 64 + 2 * 64 * 32 + 9 * 64) + 10 * 64 * 32, attention("inline", side));
            assertEquals(4 * tokens * 64 * 64 + 2 * tokens * tokens * 64, attention("whole", side));
        }
    }

    @Test
    void theResidualCostsTenColumnsForEachHeadAndTenBiases() {
        var kernels = CountingRule.residualKernels(64, 2);
        assertEquals(new Count(10 * 64 * 32 + 10 * 64, 10 * 64 * 32, 0), kernels);
    }

    @Test
    void aClassTokenHasNoPlaceInTheResidual() {
        var grid = new Grid(14, 1);
        assertEquals(197, grid.tokens());
        assertEquals(
                197L * (4 * 192 * 192 + 2 * 192 * 32) + 196 * 9 * 192 + 10 * 192 * 32,
                new Attention.InLine().count(grid, 192, 6).multiplyAdds());
    }

    @Test
    void stripesAsThickAsTheGridAreTheWholeGrid() {
        var grid = new Grid(7, 0);
        assertEquals(new Attention.Whole().count(grid, 64, 2), new Attention.Stripes(7).count(grid, 64, 2));
        assertNotEquals(new Attention.Whole().count(grid, 64, 2), new Attention.Stripes(1).count(grid, 64, 2));
    }

    @Test
    void aReducedGridIsMadeByAConvolutionAndReadByAllTokens() {
        var counted = new Attention.Reduced(2).count(new Grid(4, 0), 4, 2);
        long convolution = 4 * (4 * 4 * 4);
        long linear = 16 * 4 * 4 + 4 * 4 * 8 + 16 * 4 * 4;
        assertEquals(convolution + linear + 2 * 16 * 4 * 4, counted.multiplyAdds());
        assertEquals((16 * 4 + 4) + 2 * 4 + (16 + 4) + (32 + 8) + (16 + 4), counted.parameters());
    }

    private static Count block(String attention) {
        var kind = Attention.named(attention);
        var stage = new Stage(
                Embedding.named("patches 1/1/0"),
                false,
                false,
                4,
                2,
                2,
                false,
                Stream.of(new Stage.Blocks(1, kind)).toList());
        return stage.block(SMALL, kind);
    }

    private static long attention(String name, int side) {
        return Attention.named(name).count(new Grid(side, 0), 64, 2).multiplyAdds();
    }
}
