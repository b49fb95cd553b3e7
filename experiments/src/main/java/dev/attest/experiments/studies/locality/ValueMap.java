package dev.attest.experiments.studies.locality;

import dev.attest.kernels.reference.Head;
import dev.attest.kernels.reference.ReferenceAttention;
import java.util.Arrays;
import java.util.Map;

/// The whole map from values to outputs of a mechanism, `[n][n]` by rows: what each output has of each value.
/// It is read off the definition by giving the tokens unit values, so that it holds whatever the definition
/// adds to its weighted sum. The array is not to be changed.
///
/// @param outputs the map
/// @param weights its weighted sum alone
@SuppressWarnings("ArrayRecordComponent")
record ValueMap(double[] outputs, double[] weights) {
    /// @param draws    of the block
    /// @param features how many there are where the mechanism takes a matrix of them
    static double[] of(LocalMechanism mechanism, GridTokens tokens, Draws draws, int features) {
        return head(mechanism, tokens, draws, features).outputs(1);
    }

    static ValueMap withWeights(LocalMechanism mechanism, GridTokens tokens, Draws draws) {
        var head = head(mechanism, tokens, draws, 0);
        return new ValueMap(head.outputs(1), head.weights(1));
    }

    private static Head head(LocalMechanism mechanism, GridTokens tokens, Draws draws, int features) {
        int n = tokens.side() * tokens.side();
        Map<String, double[][]> parameters =
                mechanism.takesFeatureMatrix() ? Map.of("W", draws.firstFeatures(features)) : Map.of();
        Map<String, double[][]> inputs =
                mechanism.takesResidual() ? Map.of("r", everywhere(draws.residual(), n)) : Map.of();
        return ReferenceAttention.of(mechanism.definition(), tokens.d(), n, parameters)
                .head(tokens.queries(), n, tokens.keys(), unitValues(n), n, n, inputs);
    }

    private static double[][] everywhere(double[] weights, int n) {
        var tokens = new double[n][];
        Arrays.fill(tokens, weights);
        return tokens;
    }

    private static double[] unitValues(int n) {
        var values = new double[n * n];
        for (int place = 0; place < n; place++) {
            values[place * n + place] = 1;
        }
        return values;
    }
}
