package dev.attest.verification.lies;

import dev.attest.theory.certificate.Certificate.Injectivity;
import dev.attest.theory.certificate.Certificate.ScoreKind;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.FeatureProof;
import dev.attest.theory.certificate.RowForm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Every injectivity certificate that can be put together from a row form and blocks: all kinds of scores, all
/// shapes of proofs over all blocks, several choices of points.
final class ProofsWithinReach {
    private static final int[][] POINTS = {{0, 1, -1, 2, -2}, {1, 2, 3, 5, 7}, {-3, 0, 2, 4, 9}};

    private ProofsWithinReach() {}

    static Stream<Injectivity> of(RowForm form, List<FeatureBlock> blocks) {
        return Stream.of(ScoreKind.values())
                .flatMap(kind -> proofs(blocks.size()).stream()
                        .flatMap(proof -> points(blocks.size()).stream()
                                .map(points -> new Injectivity(form, kind, blocks, proof, points))));
    }

    private static List<FeatureProof> proofs(int blocks) {
        var plain = new ArrayList<FeatureProof>();
        for (int block = 0; block < blocks; block++) {
            plain.add(new FeatureProof.Elementwise(block));
            plain.add(new FeatureProof.OfLinearMap(block));
            plain.add(new FeatureProof.Radial(block));
            plain.add(new FeatureProof.ExponentialOfLinearMap(block));
            plain.add(new FeatureProof.UpToSign(block));
        }
        var all = new ArrayList<FeatureProof>(plain);
        for (int block = 0; block < blocks; block++) {
            int first = block;
            plain.forEach(proof -> all.add(new FeatureProof.DividedBy(first, proof)));
            for (int other = 0; other < blocks; other++) {
                int second = other;
                all.add(new FeatureProof.Degrees(first, second));
                all.add(new FeatureProof.Waves(first, second));
                plain.forEach(proof -> all.add(new FeatureProof.Reciprocal(first, second, proof)));
            }
        }
        return all;
    }

    private static List<List<BigFraction>> points(int blocks) {
        return Stream.of(POINTS)
                .flatMap(row -> IntStream.rangeClosed(1, Math.min(row.length, blocks + 1))
                        .mapToObj(count -> IntStream.range(0, count)
                                .mapToObj(i -> new BigFraction(row[i]))
                                .toList()))
                .toList();
    }
}
