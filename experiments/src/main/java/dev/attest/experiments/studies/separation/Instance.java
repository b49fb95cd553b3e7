package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.BadInput;
import dev.attest.theory.separation.ExactNumber;
import dev.attest.theory.separation.Setting;

/// The setting that a user writes.
final class Instance {
    private Instance() {}

    /// @throws BadInput if it is none
    static Setting of(RandomNetworksFollowTheirLaw.Settings settings) {
        try {
            return Setting.self(
                    ExactNumber.whole("n", settings.n()),
                    Math.toIntExact(ExactNumber.whole("groups", settings.groups())),
                    ExactNumber.parse("a0", settings.a0()),
                    ExactNumber.parse("a1", settings.a1()),
                    ExactNumber.parse("b", settings.b()),
                    ExactNumber.parse("c", settings.c()),
                    ExactNumber.parse("gamma", settings.gamma()));
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()));
        }
    }
}
