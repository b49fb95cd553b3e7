package dev.attest.kernels.decode;

/// A number of each row that is a sum over the keys: its factors times the sums of the features alone.
final class RowSums {
    private final Ground ground;
    private final FactorProgram.Machine[] machines;
    private final LanePanel[] rows;
    private final float[] factors;
    private final int features;
    private final int width;
    private final int leaf;
    private final int[] offsets;
    private final int[] featureOffsets;
    private final int[] widths;

    RowSums(FeatureForm form, int number, LanePanel[] rows) {
        var program = form.factors().get(number);
        this.ground = form.ground();
        this.rows = rows;
        this.machines = new FactorProgram.Machine[rows.length];
        for (int each = 0; each < rows.length; each++) {
            machines[each] = program.on(rows[each], 1 + number);
        }
        this.width = program.width();
        this.features = form.width();
        this.factors = new float[rows[0].lanes() * width];
        this.leaf = rows[0].at(form.sums().get(number));
        this.offsets = program.blocks().stream().mapToInt(program::offset).toArray();
        this.featureOffsets = program.blocks().stream().mapToInt(form::offset).toArray();
        this.widths = program.blocks().stream().mapToInt(program::width).toArray();
    }

    /// Fills the leaf of a panel of rows.
    ///
    /// @param alone sums of the features of each key head
    void fill(int panel, float[] alone) {
        int lanes = rows[panel].lanes();
        int count = Math.min(lanes, ground.heads() - panel * lanes);
        machines[panel].run();
        machines[panel].unpack(count, factors, 0);
        for (int lane = 0; leaf >= 0 && lane < count; lane++) {
            int from = (panel * lanes + lane) / ground.group() * features;
            float sum = 0;
            for (int block = 0; block < offsets.length; block++) {
                int at = lane * width + offsets[block];
                sum += ground.loops().dot(widths[block], factors, at, alone, from + featureOffsets[block]);
            }
            rows[panel].data()[leaf + lane] = sum;
        }
    }
}
