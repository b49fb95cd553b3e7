package dev.attest.models.torch;

import dev.attest.models.torch.Operand.Tensor;

/// Arguments at which a function is defined and has a finite slope, so that no gradient is lost.
///
/// Where a row does not see a key, whatever is computed is thrown away; but 0 times the slope of a function at
/// its edge is not a number, so the argument there becomes one at which the function is smooth.
record Guards(Visibility visibility, Statements statements) {
    /// The argument, and `value` wherever no row sees it.
    Tensor guarded(Tensor argument, double value) {
        var hidden = visibility.hidden(argument.layout());
        if (hidden.isEmpty()) {
            return argument;
        }
        var text = "torch.masked_fill(" + argument.text() + ", " + hidden.get() + ", " + value + ")";
        return new Tensor(statements.let(text), argument.layout(), value == 0);
    }

    /// The argument, and 0 wherever no row sees it.
    Tensor vanishing(Tensor argument) {
        return argument.vanishes() ? argument : guarded(argument, 0).vanishing(true);
    }

    /// Not a number where the argument is 0: for a function that is undefined there, but whose infinity would
    /// become a finite number later.
    Tensor withoutZero(Tensor argument) {
        var name = argument.text();
        return new Tensor(
                statements.let("torch.masked_fill(" + name + ", " + name + " == 0.0, nan)"), argument.layout());
    }
}
