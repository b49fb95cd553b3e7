package dev.attest.theory.claims.field;

import dev.attest.theory.claim.Instance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Rows over the positions of a square grid and some tokens outside it, such as a class token, with windows of
/// w x w positions, w = 2 reach + 1. Every key has the weight 1 before division, and the own position more.
///
/// @param side    g
/// @param outside tokens that no window holds; their own rows are not counted
/// @param more    what the own position has more; 0 where the rows are uniform
record WindowsOnAGrid(int side, int reach, int outside, int more) implements Instance<WindowsOnAGrid> {
    int width() {
        return 2 * reach + 1;
    }

    /// The mean over the positions of the grid of the mass that a row has in its window.
    BigFraction meanMass() {
        var grid = Grid.square(side);
        long inside = grid.windows(reach).stream().mapToInt(List::size).sum();
        long rows = grid.count();
        return new BigFraction(inside + rows * more).divide(new BigFraction(rows * (rows + outside + more)));
    }

    /// `w² / N`: the mass of a uniform row in a window that no border cuts.
    BigFraction fullWindow() {
        return new BigFraction(width() * width()).divide(side * side + outside);
    }

    /// `(w - (w² - 1)/(4 g))² / N`.
    BigFraction corrected() {
        BigFraction keys = new BigFraction(width()).subtract(new BigFraction(width() * width() - 1, 4 * side));
        return keys.pow(2).divide(side * side + outside);
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("g", Integer.toString(side));
        data.put("w", Integer.toString(width()));
        data.put("tokens outside the grid", Integer.toString(outside));
        data.put("weight of the own position", Integer.toString(1 + more));
        return data;
    }

    @Override
    public List<WindowsOnAGrid> smaller() {
        return Stream.of(
                        new WindowsOnAGrid(side, reach, outside - 1, more),
                        new WindowsOnAGrid(side - 1, reach, outside, more),
                        new WindowsOnAGrid(side, reach - 1, outside, more),
                        new WindowsOnAGrid(side, reach, outside, more - 1))
                .filter(smaller -> smaller.side >= 1 && smaller.reach >= 0 && smaller.outside >= 0 && smaller.more >= 0)
                .toList();
    }
}
