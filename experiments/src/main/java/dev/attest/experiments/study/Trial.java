package dev.attest.experiments.study;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One cell of a randomised block design. The block (a context of so many images, the third of its size)
/// decides every random draw; the treatment (a mechanism) is what differs inside a block. Treatments of one
/// block therefore see the same draws, and their differences are paired.
public record Trial(SortedMap<String, String> block, SortedMap<String, String> treatment) implements Comparable<Trial> {
    private static final Comparator<String> NUMBERS_FIRST = Trial::compareValues;

    public Trial {
        block = Collections.unmodifiableSortedMap(new TreeMap<>(block));
        treatment = Collections.unmodifiableSortedMap(new TreeMap<>(treatment));
    }

    public static Trial of(Map<String, ?> block, Map<String, ?> treatment) {
        return new Trial(texts(block), texts(treatment));
    }

    /// By block, then by treatment; values that are both numbers compare as numbers.
    @Override
    public int compareTo(Trial other) {
        int blocks = compare(block, other.block);
        return blocks != 0 ? blocks : compare(treatment, other.treatment);
    }

    /// The value of a parameter of the block or the treatment.
    public String value(String name) {
        var found = block.containsKey(name) ? block.get(name) : treatment.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "parameter " + name + ": expected one of " + block.keySet() + " and " + treatment.keySet());
        }
        return found;
    }

    /// The one of several things whose id is the value of a parameter.
    ///
    /// @throws IllegalArgumentException if none has it
    public <T> T one(String name, Collection<T> all, Function<T, String> id) {
        var wanted = value(name);
        return all.stream()
                .filter(each -> id.apply(each).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + ": expected one of "
                        + all.stream().map(id).collect(Collectors.joining(", ")) + ", got " + wanted));
    }

    public int whole(String name) {
        return Integer.parseInt(value(name));
    }

    public double number(String name) {
        return Double.parseDouble(value(name));
    }

    private static SortedMap<String, String> texts(Map<String, ?> values) {
        var texts = new TreeMap<String, String>();
        values.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    private static int compare(SortedMap<String, String> left, SortedMap<String, String> right) {
        Iterator<Map.Entry<String, String>> others = right.entrySet().iterator();
        for (var entry : left.entrySet()) {
            if (!others.hasNext()) {
                return 1;
            }
            var other = others.next();
            int names = entry.getKey().compareTo(other.getKey());
            int order = names != 0 ? names : NUMBERS_FIRST.compare(entry.getValue(), other.getValue());
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }

    private static int compareValues(String left, String right) {
        var leftNumber = numberIn(left);
        var rightNumber = numberIn(right);
        if (Double.isNaN(leftNumber) || Double.isNaN(rightNumber)) {
            int kinds = Boolean.compare(Double.isNaN(leftNumber), Double.isNaN(rightNumber));
            return kinds != 0 ? kinds : left.compareTo(right);
        }
        int numbers = Double.compare(leftNumber, rightNumber);
        return numbers != 0 ? numbers : left.compareTo(right);
    }

    private static double numberIn(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
