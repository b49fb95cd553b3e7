package dev.attest.experiments.studies;

import dev.attest.experiments.study.Digest;
import dev.attest.kernels.reference.Context;
import dev.attest.kernels.reference.ReferenceAttention;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A mechanism file of a study.
public record StudyMechanism(Mechanism mechanism) {
    private static final String END = ".attn";

    /// @param path of the file in the resources of this package, without its ending
    public static StudyMechanism load(String path) {
        var file = path + END;
        try (var stream = StudyMechanism.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("resource: expected " + file + ", found none");
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new StudyMechanism(MechanismReader.parse(text, file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String name() {
        return mechanism.name();
    }

    /// How figures and tables call it.
    String title() {
        return mechanism.title().orElse(mechanism.name());
    }

    String digest() {
        return Digest.of(mechanism.text());
    }

    /// Its rows over some keys, in double precision.
    ///
    /// @param keys       `[n][d]`, by rows
    /// @param parameters name -> rows
    Context over(double[] keys, int d, Map<String, double[][]> parameters) {
        return ReferenceAttention.of(mechanism, d, parameters).keys(keys, keys.length / d);
    }
}
