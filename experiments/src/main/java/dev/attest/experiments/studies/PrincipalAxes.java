package dev.attest.experiments.studies;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/// The directions in which vectors differ most.
public final class PrincipalAxes {
    private PrincipalAxes() {}

    /// The unit eigenvectors of the `count` largest eigenvalues of a covariance, or of a multiple of one, from
    /// the largest.
    ///
    /// @param covariance `[p][p]`
    /// @return `[count][p]`
    public static double[][] of(double[][] covariance, int count) {
        var decomposition = new EigenDecomposition(new Array2DRowRealMatrix(covariance));
        var values = decomposition.getRealEigenvalues();
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> -values[index]))
                .limit(count)
                .map(index -> decomposition.getEigenvector(index).toArray())
                .toArray(double[][]::new);
    }
}
