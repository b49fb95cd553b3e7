package dev.attest.experiments.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class CostModelTest {
    @Test
    void theModelGoesThroughBothTimes() {
        var model = CostModel.through(new double[] {10, 110}, new double[] {25, 225});
        assertEquals(5, model.start());
        assertEquals(2, model.slope());
        assertEquals(25, model.time(10));
        assertEquals(125, model.time(60));
    }

    /// Nothing starts before it begins, and more work takes no less time: then the longer time counts alone.
    @Test
    void timesThatMakeNoSenseTogetherAreNotBelieved() {
        assertEquals(new CostModel(0, 3), CostModel.through(new double[] {10, 100}, new double[] {20, 300}));
        assertEquals(new CostModel(0, 3), CostModel.through(new double[] {10, 100}, new double[] {400, 300}));
    }
}
