package dev.attest.theory.formula;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The number of entries of a vector: a sum of named widths (`d`, `dv`, `m`) with positive multiplicities and a
/// constant, such as `2d + 1`. A width that the file fixes (`width d = 2`) is already a number here.
public record Width(SortedMap<String, Integer> names, int constant) {
    public Width {
        names = new TreeMap<>(names);
    }

    public static Width of(int constant) {
        return new Width(new TreeMap<>(), constant);
    }

    public static Width of(String name) {
        return new Width(new TreeMap<>(Map.of(name, 1)), 0);
    }

    public Width plus(Width other) {
        var sum = new TreeMap<>(names);
        other.names.forEach((name, count) -> sum.merge(name, count, Integer::sum));
        return new Width(sum, constant + other.constant);
    }

    public boolean isNumber() {
        return names.isEmpty();
    }

    /// The number of entries once every name has a value.
    ///
    /// @throws IllegalArgumentException if a name has none
    public int at(Map<String, Integer> values) {
        int total = constant;
        for (var entry : names.entrySet()) {
            Integer value = values.get(entry.getKey());
            if (value == null) {
                throw new IllegalArgumentException("width " + entry.getKey() + ": expected a value, got none");
            }
            total = Math.addExact(total, Math.multiplyExact(value, entry.getValue()));
        }
        return total;
    }

    @Override
    public String toString() {
        var text = names.entrySet().stream()
                .map(entry -> (entry.getValue() == 1 ? "" : entry.getValue().toString()) + entry.getKey())
                .collect(Collectors.joining(" + "));
        return text.isEmpty() ? Integer.toString(constant) : constant == 0 ? text : text + " + " + constant;
    }
}
