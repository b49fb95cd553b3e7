package dev.attest.kernels.strip;

import dev.attest.kernels.strip.Operation.Arrange;
import dev.attest.kernels.strip.Operation.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The operations that only move entries.
final class Arrangements {
    private Arrangements() {}

    static Arrange transpose(int rows, int columns) {
        var sources = new ArrayList<Source>();
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                sources.add(new Source(0, row * columns + column));
            }
        }
        return new Arrange(sources);
    }

    static Arrange diagonal(int width) {
        var sources = new ArrayList<Source>();
        for (int row = 0; row < width; row++) {
            for (int column = 0; column < width; column++) {
                sources.add(row == column ? new Source(0, row) : Source.ZERO);
            }
        }
        return new Arrange(sources);
    }

    /// Entry t goes to (t + shift) mod width.
    static Arrange roll(int width, int shift) {
        var sources = new ArrayList<Source>();
        for (int place = 0; place < width; place++) {
            sources.add(new Source(0, Math.floorMod(place - shift, width)));
        }
        return new Arrange(sources);
    }

    static Arrange join(List<Integer> sizes) {
        var sources = new ArrayList<Source>();
        for (int part = 0; part < sizes.size(); part++) {
            for (int entry = 0; entry < sizes.get(part); entry++) {
                sources.add(new Source(part, entry));
            }
        }
        return new Arrange(sources);
    }

    /// Back to one part: entry e of it takes the place to which it went at its `time`-th occurrence, or 0;
    /// empty where no entry occurs as often.
    static Optional<Arrange> back(List<Source> sources, int part, int size, int time) {
        var back = new ArrayList<>(Collections.nCopies(size, Source.ZERO));
        var seen = new int[size];
        boolean any = false;
        for (int place = 0; place < sources.size(); place++) {
            var source = sources.get(place);
            if (source.part() == part && seen[source.entry()]++ == time) {
                back.set(source.entry(), new Source(0, place));
                any = true;
            }
        }
        return any ? Optional.of(new Arrange(back)) : Optional.empty();
    }
}
