package dev.attest.theory.separation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What drawn readouts did.
///
/// @param draws     readouts drawn
/// @param successes those at which the wanted network fired and no other
/// @param fired     for each network that was there, those at which it fired
/// @param nearTies  columns within rounding of a threshold, each decided exactly
public record Tally(int draws, int successes, Map<Network, Integer> fired, long nearTies) {
    public Tally {
        fired = Collections.unmodifiableMap(new EnumMap<>(fired));
    }
}
