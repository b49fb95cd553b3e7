package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.study.Digest;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.util.ArrayList;
import java.util.List;

/// A mechanism whose rows are compared: softmax, or linear attention or InLine of the catalogue with a kernel
/// in the place of its feature map.
///
/// @param kernel the identity for softmax, whose scores are linear in the query
record ConfusedMechanism(Family family, ConfusedKernel kernel, Mechanism mechanism) {
    /// How scores become a row.
    enum Family {
        SOFTMAX("softmax", "softmax"),
        LINEAR("relu-linear", "linear"),
        INLINE("inline", "InLine");

        private final String definition;
        private final String title;

        Family(String definition, String title) {
            this.definition = definition;
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private static final List<ConfusedMechanism> ALL = compose();

    /// In the order of the tables.
    static List<ConfusedMechanism> all() {
        return ALL;
    }

    static ConfusedMechanism softmax() {
        return new ConfusedMechanism(
                Family.SOFTMAX, ConfusedKernel.IDENTITY, Catalogue.mechanism(Family.SOFTMAX.definition));
    }

    static ConfusedMechanism of(Family family, ConfusedKernel kernel) {
        var definition = Catalogue.mechanism(family.definition);
        return new ConfusedMechanism(family, kernel, FeatureMap.anyWidth(kernel.text(), definition));
    }

    static List<ConfusedMechanism> of(Family family) {
        return ALL.stream().filter(each -> each.family == family).toList();
    }

    String id() {
        return switch (family) {
            case SOFTMAX -> "softmax";
            case LINEAR -> "linear-" + kernel.id();
            case INLINE -> "inline-" + kernel.id();
        };
    }

    String title() {
        return family == Family.SOFTMAX ? family.title() : family.title() + ", " + kernel.title();
    }

    String digest() {
        return Digest.of(mechanism.text());
    }

    /// Whether theory bounds the distance of two rows from below and above by that of the features.
    boolean hasModuli() {
        return family != Family.LINEAR;
    }

    private static List<ConfusedMechanism> compose() {
        var all = new ArrayList<ConfusedMechanism>();
        all.add(softmax());
        for (var family : List.of(Family.LINEAR, Family.INLINE)) {
            for (var kernel : ConfusedKernel.values()) {
                all.add(of(family, kernel));
            }
        }
        return List.copyOf(all);
    }
}
