package dev.attest.theory.separation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;

/// The exact law of one unit that is to tell the datasets apart by itself: to fire on the second and not on the
/// first. It is that of the comparison with a unit that never fires.
public final class LoneLaw {
    private LoneLaw() {}

    /// @throws UndefinedRow if some row divides by 0
    public static ColumnLaw of(Setting setting, Unit unit) {
        int never = RowKind.others(setting) + 1;
        var classes = SignClass.all(setting);
        var thresholds = new EnumMap<Network, List<Integer>>(Network.class);
        for (var network : Network.values()) {
            var firing = new Firing(setting, unit, network.dataset());
            thresholds.put(
                    network,
                    network.strong()
                            ? classes.stream().map(firing::threshold).toList()
                            : Collections.nCopies(classes.size(), never));
        }
        return Law.counted(setting, unit, unit, thresholds);
    }
}
