package dev.attest.models.layer;

import dev.attest.kernels.reference.HeadReading;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A layer in any number system, from its weights.
///
/// @param stored the numbers of each array by its name, row after row
record BlockReading<N>(Scalars<N> scalars, AttentionBlock block, Mechanism mechanism, Map<String, List<N>> stored) {
    /// @param tokens [n][width]
    /// @return [n][width]
    List<List<N>> output(List<List<N>> tokens) {
        var sizes = block.sizes();
        var q = project("query", tokens);
        var k = project("key", tokens);
        var v = project("value", tokens);
        var heads = new ArrayList<List<List<N>>>();
        for (int head = 0; head < sizes.heads(); head++) {
            int keyHead = head / (sizes.heads() / sizes.keyHeads());
            var widths = new TreeMap<>(Map.of("d", sizes.headWidth(), "dv", sizes.valueWidth(), "m", MATRIX_ROWS));
            heads.add(new HeadReading<>(scalars, mechanism, widths, parameters(head))
                    .outputs(
                            cut(q, head, sizes.headWidth()),
                            cut(k, keyHead, sizes.headWidth()),
                            cut(v, keyHead, sizes.valueWidth())));
        }
        var merged = IntStream.range(0, tokens.size())
                .mapToObj(row ->
                        heads.stream().flatMap(head -> head.get(row).stream()).toList())
                .toList();
        return project("output", merged);
    }

    /// m in the definitions that these tests use.
    static final int MATRIX_ROWS = 3;

    private List<List<N>> project(String name, List<List<N>> tokens) {
        var weight = stored(name + "_weight");
        var bias = stored.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(name + "_bias"))
                .findFirst();
        int width = tokens.getFirst().size();
        return tokens.stream()
                .map(token -> IntStream.range(0, weight.size() / width)
                        .mapToObj(row -> {
                            var sum = dot(token, weight.subList(row * width, (row + 1) * width));
                            return bias.map(entry ->
                                            scalars.add(sum, entry.getValue().get(row)))
                                    .orElse(sum);
                        })
                        .toList())
                .toList();
    }

    private N dot(List<N> left, List<N> right) {
        return IntStream.range(0, left.size())
                .mapToObj(entry -> scalars.multiply(left.get(entry), right.get(entry)))
                .reduce(scalars::add)
                .orElseThrow();
    }

    private List<N> stored(String ending) {
        return stored.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(ending))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static <N> List<List<N>> cut(List<List<N>> tokens, int head, int width) {
        return tokens.stream()
                .map(token -> token.subList(head * width, (head + 1) * width))
                .toList();
    }

    private Map<String, List<List<N>>> parameters(int head) {
        var values = new TreeMap<String, List<List<N>>>();
        for (var parameter : mechanism.parameters()) {
            var numbers = stored(parameter.name());
            int size = numbers.size() / block.sizes().heads();
            var own = numbers.subList(head * size, (head + 1) * size);
            var kept =
                    parameter.range().isPresent() && parameter.origin().name().equals("LEARNED")
                            ? List.of(kept(own.getFirst(), parameter.range().get()))
                            : own;
            boolean matrix = parameter.shape() instanceof dev.attest.theory.formula.Shape.Matrix;
            int width = matrix ? size / MATRIX_ROWS : size;
            values.put(
                    parameter.name(),
                    IntStream.range(0, size / width)
                            .mapToObj(row -> kept.subList(row * width, (row + 1) * width))
                            .toList());
        }
        return values;
    }

    /// `low + (high - low) (e + (1 - 2 e) sigmoid(r))`, `e = 2^-12`.
    private N kept(N free, dev.attest.theory.formula.Parameter.Range range) {
        var margin = new BigFraction(1, 4096);
        var span = range.high().subtract(range.low());
        var slope = scalars.of(span.multiply(BigFraction.ONE.subtract(margin.multiply(2))));
        var least = scalars.of(range.low().add(span.multiply(margin)));
        return scalars.add(scalars.multiply(scalars.sigmoid(free), slope), least);
    }
}
