package dev.attest.experiments.apply;

import dev.attest.experiments.study.BadInput;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The memory that a computation is about to take, item by item, stated before it is taken.
final class Memory {
    private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB", "PB", "EB"};
    private static final double STEP = 1000;

    private final Map<String, Long> items = new LinkedHashMap<>();
    private final long available;

    /// @param available bytes that may be taken
    Memory(long available) {
        this.available = available;
    }

    /// Bytes that this process may still take.
    static long ofProcess() {
        var process = Runtime.getRuntime();
        return process.maxMemory() - process.totalMemory() + process.freeMemory();
    }

    void add(String what, long bytes) {
        items.merge(what, bytes, Memory::sum);
    }

    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    long needed() {
        return items.values().stream().reduce(0L, Memory::sum);
    }

    /// @throws BadInput if there is not enough
    void require(Path file) {
        if (needed() > available) {
            var parts = items.entrySet().stream()
                    .map(item -> item.getKey() + " " + words(item.getValue()))
                    .collect(Collectors.joining(", "));
            throw new BadInput(file + ": expected arrays that need at most " + words(available)
                    + " of memory together, got " + words(needed()) + " (" + parts + ")");
        }
    }

    /// `12.6 MB of 5.9 GB`.
    String words() {
        return words(needed()) + " of " + words(available);
    }

    private static String words(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }
}
