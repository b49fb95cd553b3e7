package dev.attest.experiments.apply;

import java.util.Map;

/// The numbers of `q`, `k` and `v`, and of the inputs by name, row-major, in one precision.
record HeadInputs(NumberArray q, NumberArray k, NumberArray v, Map<String, NumberArray> others) {
    HeadInputs {
        others = Map.copyOf(others);
    }

    NumberArray other(String name) {
        var numbers = others.get(name);
        if (numbers == null) {
            throw new IllegalArgumentException("input " + name + ": expected one of " + others.keySet());
        }
        return numbers;
    }
}
