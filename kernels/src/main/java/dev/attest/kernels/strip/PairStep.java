package dev.attest.kernels.strip;

import dev.attest.theory.formula.Pointwise;
import java.util.List;

/// A number for each pair of a query and a key, or (a side's) for each of one of them.
///
/// @param parts numbers of earlier steps
sealed interface PairStep {
    List<Integer> parts();

    /// A number of the query side: root `root` there.
    record OfQuery(int root) implements PairStep {
        @Override
        public List<Integer> parts() {
            return List.of();
        }
    }

    /// A number of the key side.
    record OfKey(int root) implements PairStep {
        @Override
        public List<Integer> parts() {
            return List.of();
        }
    }

    /// The inner product of a vector of the query side and one of the key side.
    record Dot(int query, int key, int width) implements PairStep {
        @Override
        public List<Integer> parts() {
            return List.of();
        }
    }

    /// A root of the program that is run key by key.
    record KeyByKey(int root) implements PairStep {
        @Override
        public List<Integer> parts() {
            return List.of();
        }
    }

    record Map(Pointwise function, List<Integer> parts) implements PairStep {
        public Map {
            parts = List.copyOf(parts);
        }
    }

    record Meet(Pointwise function, List<Integer> parts) implements PairStep {
        public Meet {
            parts = List.copyOf(parts);
        }
    }

    record Raise(double exponent, List<Integer> parts) implements PairStep {
        public Raise {
            parts = List.copyOf(parts);
        }
    }

    default boolean isPair() {
        return !(this instanceof OfQuery) && !(this instanceof OfKey);
    }
}
