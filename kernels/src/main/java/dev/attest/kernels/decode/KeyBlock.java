package dev.attest.kernels.decode;

import dev.attest.kernels.strip.Operand;

/// Some keys of one head, in panels of W with a key in each lane, and their values, row after row.
final class KeyBlock {
    private final float[] keys;
    private final float[] values;
    private final Operand[] operands;

    private KeyBlock(float[] keys, float[] values, Operand[] operands) {
        this.keys = keys;
        this.values = values;
        this.operands = operands;
    }

    static KeyBlock of(CacheForm form, int panels) {
        int lanes = form.ground().mentions().loops().lanes();
        int step = form.rows() * lanes;
        var keys = new float[Math.multiplyExact(panels, step)];
        var values = new float[Math.multiplyExact(panels * lanes, form.ground().paddedWidth())];
        int columns = form.columns().size();
        var operands = new Operand[panels * columns];
        for (int place = 0; place < operands.length; place++) {
            var column = form.columns().get(place % columns);
            int at = place / columns * step + column.at() * lanes;
            operands[place] = column.size() == 1 ? Operand.row(keys, at) : Operand.panel(keys, at, lanes);
        }
        return new KeyBlock(keys, values, operands);
    }

    /// The same keys with room for more.
    KeyBlock grown(CacheForm form, int panels) {
        var more = of(form, panels);
        System.arraycopy(keys, 0, more.keys, 0, Math.min(keys.length, more.keys.length));
        System.arraycopy(values, 0, more.values, 0, Math.min(values.length, more.values.length));
        return more;
    }

    float[] keys() {
        return keys;
    }

    float[] values() {
        return values;
    }

    /// Where a column of a panel is: at `panel * columns + column`.
    Operand operand(int place) {
        return operands[place];
    }

    long bytes() {
        return Float.BYTES * ((long) keys.length + values.length);
    }
}
