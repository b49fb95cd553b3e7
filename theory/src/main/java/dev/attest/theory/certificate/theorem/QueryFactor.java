package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A factor of the query that all features share: a score over the sum of the scores does not change with it.
final class QueryFactor {
    private QueryFactor() {}

    /// The blocks without the part of the first one's query that does not mention an index.
    static List<FeatureBlock> without(List<FeatureBlock> blocks) {
        if (blocks.isEmpty()) {
            return blocks;
        }
        var shared = shared(blocks.getFirst());
        return shared.isOne()
                ? blocks
                : blocks.stream()
                        .map(block -> new FeatureBlock(
                                block.indices(), block.widths(), block.query().dividedBy(shared), block.key()))
                        .toList();
    }

    private static Polynomial shared(FeatureBlock block) {
        if (!block.query().isSingle() || block.isSingle()) {
            return Polynomial.ONE;
        }
        var monomial = block.query().first();
        var powers = new TreeMap<Atom, BigFraction>();
        monomial.powers().forEach((atom, power) -> {
            if (isShared(Polynomial.of(atom), block)) {
                powers.put(atom, power);
            }
        });
        var exponent = monomial.exponent().sumOver((term, coefficient) -> {
            var part = Polynomial.of(term, coefficient);
            return isShared(part, block) ? part : Polynomial.ZERO;
        });
        return Polynomial.product(powers, exponent);
    }

    private static boolean isShared(Polynomial part, FeatureBlock block) {
        return Uses.query(part) && block.indices().stream().noneMatch(index -> Uses.index(part, index));
    }
}
