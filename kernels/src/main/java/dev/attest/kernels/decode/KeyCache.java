package dev.attest.kernels.decode;

import dev.attest.kernels.strip.Operand;
import java.util.Arrays;

/// The keys and values of all key heads, in blocks of [#KEYS]. The first block grows from one panel on; full
/// blocks are never written again, and copies of a cache share them.
final class KeyCache {
    /// Keys of a block: what one task goes over.
    static final int KEYS = 512;

    private final CacheForm form;
    private final LanePanel panel;
    private final int lanes;
    private final int step;
    private final int padded;
    private final KeyBlock[][] blocks;
    private final Operand[] roots;
    private final int[] sizes;
    private int count;
    private int panels;

    KeyCache(CacheForm form, LanePanel panel) {
        this.form = form;
        this.panel = panel;
        this.lanes = panel.lanes();
        this.step = form.rows() * lanes;
        this.padded = form.ground().paddedWidth();
        this.blocks = new KeyBlock[form.ground().keyHeads()][0];
        this.roots = form.columns().stream()
                .map(column -> panel.machine(column.program()).root(column.root()))
                .toArray(Operand[]::new);
        this.sizes = form.columns().stream().mapToInt(CacheForm.Column::size).toArray();
    }

    /// Blocks that so many tokens fill, the last maybe in part.
    static int blocks(int tokens) {
        return (tokens + KEYS - 1) / KEYS;
    }

    KeyBlock block(int keyHead, int number) {
        return blocks[keyHead][number];
    }

    /// Makes room for so many tokens in all. A last block that is not full becomes twice as large.
    void reserve(int tokens) {
        int needed = blocks(tokens);
        int last = Math.min(KEYS, tokens - (needed - 1) * KEYS);
        int lastPanels = needed == 1 ? Integer.highestOneBit(2 * ((last + lanes - 1) / lanes) - 1) : KEYS / lanes;
        if (needed < count || needed == count && (count > 1 || lastPanels <= panels)) {
            return;
        }
        for (int keyHead = 0; keyHead < blocks.length; keyHead++) {
            blocks[keyHead] = reserved(blocks[keyHead], needed, lastPanels);
        }
        count = needed;
        panels = Math.max(panels, lastPanels);
    }

    private KeyBlock[] reserved(KeyBlock[] own, int needed, int lastPanels) {
        var more = needed <= own.length ? own : Arrays.copyOf(own, Math.max(needed, 2 * own.length));
        if (count > 0 && panels < lastPanels) {
            more[0] = more[0].grown(form, lastPanels);
        }
        for (int block = count; block < needed; block++) {
            more[block] = KeyBlock.of(form, lastPanels);
        }
        return more;
    }

    /// Keeps the key and value in a lane of the panel of keys as token `token` of a head.
    void put(int keyHead, int token, int lane) {
        var block = blocks[keyHead][token / KEYS];
        int at = token % KEYS;
        int to = at / lanes * step + at % lanes;
        for (int column = 0; column < roots.length; column++) {
            var root = roots[column];
            int own = root.spread() ? 0 : lane;
            for (int entry = 0; entry < sizes[column]; entry++) {
                block.keys()[to] = root.data()[root.at(entry) + own];
                to += lanes;
            }
        }
        var value = panel.machine(Ground.VALUE).root(0);
        int own = value.spread() ? 0 : lane;
        int width = form.ground().width();
        for (int entry = 0; entry < width; entry++) {
            block.values()[at * padded + entry] = value.data()[value.at(entry) + own];
        }
    }

    /// Forgets the blocks, since others may share them.
    void clear() {
        Arrays.fill(blocks, new KeyBlock[0]);
        count = 0;
        panels = 0;
    }

    /// Shares the full blocks of another, and copies the last.
    void copyFrom(KeyCache other, int tokens) {
        count = blocks(tokens);
        panels = count == 0 ? 0 : other.panels;
        for (int keyHead = 0; keyHead < blocks.length; keyHead++) {
            blocks[keyHead] = Arrays.copyOf(other.blocks[keyHead], count);
            if (tokens % KEYS > 0) {
                int last = count - 1;
                blocks[keyHead][last] = blocks[keyHead][last].grown(form, count == 1 ? panels : KEYS / lanes);
            }
        }
    }

    long bytes() {
        long bytes = 0;
        for (var head : blocks) {
            for (int block = 0; block < count; block++) {
                bytes += head[block].bytes();
            }
        }
        return bytes;
    }
}
