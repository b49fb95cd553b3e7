package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.fraction.BigFraction;

/// Key features of L k, L a square product of square parameter matrices.
final class KeyMaps {
    private KeyMaps() {}

    /// Almost every such L is invertible, so the features of L k are independent, as functions of k, when
    /// those of k are. Empty unless every feature is a function of entries of one and the same L k, at an
    /// index of its own.
    static Optional<List<FeatureBlock>> withoutMatrix(List<FeatureBlock> blocks) {
        var names = new HashSet<String>();
        var plain = blocks.stream()
                .map(block ->
                        new FeatureBlock(block.indices(), block.widths(), block.query(), withoutMatrix(block, names)))
                .toList();
        boolean square = plain.stream()
                .allMatch(block -> block.widths().stream().allMatch("d"::equals)
                        && !Uses.any(block.key(), Atom.KeyEntry.class::isInstance));
        return names.size() == 1 && square
                ? Optional.of(plain.stream()
                        .map(block -> new FeatureBlock(
                                block.indices(), block.widths(), block.query(), withEntries(block.key())))
                        .toList())
                : Optional.empty();
    }

    /// The features of the key for those of the key turned by its position: for any keys there are keys that
    /// become these when they are turned. Empty unless every feature is a function of entries of the key
    /// turned in one way, at an index of its own.
    static Optional<List<FeatureBlock>> withoutRotation(List<FeatureBlock> blocks) {
        var ways = new HashSet<String>();
        var plain = blocks.stream()
                .map(block ->
                        new FeatureBlock(block.indices(), block.widths(), block.query(), withoutRotation(block, ways)))
                .toList();
        boolean all = plain.stream()
                .allMatch(block -> block.widths().stream().allMatch("d"::equals)
                        && !Uses.any(block.key(), Atom.KeyEntry.class::isInstance));
        return ways.size() == 1 && all
                ? Optional.of(plain.stream()
                        .map(block -> new FeatureBlock(
                                block.indices(), block.widths(), block.query(), withEntries(block.key())))
                        .toList())
                : Optional.empty();
    }

    private static Polynomial withoutRotation(FeatureBlock block, Set<String> ways) {
        var key = block.key();
        for (var index : block.indices()) {
            var entry = Polynomial.of(new Atom.Symbol("$k", List.of(index), SignSet.ANY));
            key = Substitution.replace(key, atom -> {
                var turn = turn(atom, index);
                turn.ifPresent(
                        found -> ways.add(found.position().text() + (found.row().equals(index) ? "" : " transposed")));
                return turn.map(found -> entry);
            });
        }
        return key;
    }

    /// `sum(s<d: rope(...)[index,s]*k[j,s])`, or with the transpose.
    private static Optional<Atom.Rotation> turn(Atom atom, String index) {
        if (!(atom instanceof Atom.Bound bound)
                || bound.binder() != Atom.Binder.SUM
                || !bound.width().equals("d")
                || !bound.body().isSingle()) {
            return Optional.empty();
        }
        var rest = bound.body().dividedBy(Polynomial.of(new Atom.KeyEntry(Atom.HERE, bound.index())));
        boolean single = rest.isSingle()
                && rest.firstCoefficient().equals(BigFraction.ONE)
                && rest.first().exponent().isZero()
                && List.copyOf(rest.first().powers().values()).equals(List.of(BigFraction.ONE));
        return single
                        && rest.first().powers().firstKey() instanceof Atom.Rotation turn
                        && turn.width().equals("d")
                        && Set.of(turn.row(), turn.column()).equals(Set.of(index, bound.index()))
                        && !Uses.any(turn.position(), inner -> inner instanceof Atom.KeyEntry || Uses.isQuery(inner))
                ? Optional.of(turn)
                : Optional.empty();
    }

    /// The key feature with `$k[a]` for the entry a of L k.
    private static Polynomial withoutMatrix(FeatureBlock block, Set<String> names) {
        var key = block.key();
        for (var index : block.indices()) {
            var sums = new HashSet<Atom.Bound>();
            Uses.visit(key, atom -> {
                if (atom instanceof Atom.Bound bound) {
                    MatrixChain.of(bound, index)
                            .filter(chain -> !chain.endsAtQuery()
                                    && chain.inner().stream().allMatch("d"::equals))
                            .ifPresent(chain -> {
                                names.add(chain.words());
                                sums.add(bound);
                            });
                }
            });
            for (var sum : sums) {
                var entry = Polynomial.of(new Atom.Symbol("$k", List.of(index), SignSet.ANY));
                key = Substitution.replace(key, sum, entry);
            }
        }
        return key;
    }

    private static Polynomial withEntries(Polynomial key) {
        return Substitution.replace(
                key,
                atom -> atom instanceof Atom.Symbol symbol && symbol.name().equals("$k")
                        ? Optional.of(Polynomial.of(
                                new Atom.KeyEntry(Atom.HERE, symbol.indices().getFirst())))
                        : Optional.empty());
    }
}
