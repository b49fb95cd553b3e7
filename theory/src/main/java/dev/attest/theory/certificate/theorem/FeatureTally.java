package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.Width;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A number of features: a sum of widths and of binomial coefficients, such as `2 d + C(d + 1, 2) + 1`.
record FeatureTally(Width plain, List<String> binomials) {
    static final FeatureTally ONE = new FeatureTally(Width.of(1), List.of());

    static FeatureTally of(Width width) {
        return new FeatureTally(width, List.of());
    }

    FeatureTally plus(FeatureTally other) {
        var all = new ArrayList<>(binomials);
        all.addAll(other.binomials);
        Collections.sort(all);
        return new FeatureTally(plain.plus(other.plain), List.copyOf(all));
    }

    /// The features of a product; empty unless one of the two is a number.
    Optional<FeatureTally> times(FeatureTally other) {
        if (other.isNumber()) {
            return Optional.of(repeated(other.plain.constant()));
        }
        return isNumber() ? Optional.of(other.repeated(plain.constant())) : Optional.empty();
    }

    private boolean isNumber() {
        return plain.isNumber() && binomials.isEmpty();
    }

    private FeatureTally repeated(int times) {
        var names = new TreeMap<String, Integer>();
        plain.names().forEach((name, count) -> names.put(name, count * times));
        var all = new ArrayList<String>();
        for (int i = 0; i < times; i++) {
            all.addAll(binomials);
        }
        Collections.sort(all);
        return new FeatureTally(new Width(names, plain.constant() * times), List.copyOf(all));
    }

    /// The features of a power: one for each product of `exponent` of them, C(m + p - 1, p).
    Optional<FeatureTally> power(int exponent) {
        if (exponent == 1 || equals(ONE)) {
            return Optional.of(this);
        }
        boolean sole = plain.names().size() == 1 && plain.names().firstEntry().getValue() == 1 && binomials.isEmpty();
        if (!sole) {
            return Optional.empty();
        }
        int more = plain.constant() + exponent - 1;
        var binomial = "C(" + plain.names().firstKey() + " + " + more + ", " + exponent + ")";
        return Optional.of(new FeatureTally(Width.of(0), List.of(binomial)));
    }

    /// Such as `d + 1`.
    String text() {
        var parts = new ArrayList<String>();
        plain.names().forEach((name, count) -> parts.add(count == 1 ? name : count + " " + name));
        parts.addAll(binomials);
        if (plain.constant() > 0 || parts.isEmpty()) {
            parts.add(Integer.toString(plain.constant()));
        }
        return String.join(" + ", parts);
    }
}
