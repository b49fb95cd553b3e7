package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.BadInput;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.WrittenNumber;

/// The setting that a user writes.
final class Instance {
    private Instance() {}

    /// @throws BadInput if it is none
    static Setting of(RandomNetworksFollowTheirLaw.Settings settings) {
        try {
            return Setting.self(
                    WrittenNumber.whole("n", settings.n()),
                    Math.toIntExact(WrittenNumber.whole("groups", settings.groups())),
                    WrittenNumber.parse("a0", settings.a0()),
                    WrittenNumber.parse("a1", settings.a1()),
                    WrittenNumber.parse("b", settings.b()),
                    WrittenNumber.parse("c", settings.c()),
                    WrittenNumber.parse("gamma", settings.gamma()));
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()));
        }
    }
}
