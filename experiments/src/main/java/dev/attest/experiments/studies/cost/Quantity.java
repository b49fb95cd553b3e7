package dev.attest.experiments.studies.cost;

import dev.attest.models.cost.Count;
import java.util.Locale;

/// What is counted of a network, and the unit in which it is printed.
enum Quantity {
    PARAMETERS('M', 6),
    MULTIPLY_ADDS('G', 9);

    private final char unit;
    private final int power;

    Quantity(char unit, int power) {
        this.unit = unit;
        this.power = power;
    }

    /// The letter after a printed number.
    char unit() {
        return unit;
    }

    /// Of ten, that the unit stands for.
    int power() {
        return power;
    }

    /// Its name in results and for readers.
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long of(Count count) {
        return switch (this) {
            case PARAMETERS -> count.parameters();
            case MULTIPLY_ADDS -> count.multiplyAdds();
        };
    }
}
