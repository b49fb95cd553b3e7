package dev.attest.theory.claims.field;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.solver.RationalMatrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// A square matrix of rows M: the product W B, under a causal mask where there is one, each row divided by its
/// sum. Without a mask its rank is at most r. And a window of keys for each row.
///
/// @param mixtures W, `[n][r]`
/// @param laws     B, `[r][n]`
/// @param masked   row i keeps the keys 0, ..., i alone
/// @param divided  the rows are divided by their sums, where those are not 0
/// @param windows  `N(0), ..., N(n - 1)`
/// @param most     s
record RowsOfFewLaws(
        List<List<BigFraction>> mixtures,
        List<List<BigFraction>> laws,
        boolean masked,
        boolean divided,
        List<List<Integer>> windows,
        int most)
        implements Instance<RowsOfFewLaws> {
    RowsOfFewLaws {
        mixtures = mixtures.stream().map(List::copyOf).toList();
        laws = laws.stream().map(List::copyOf).toList();
        windows = windows.stream().map(List::copyOf).toList();
    }

    /// n.
    int count() {
        return mixtures.size();
    }

    /// r.
    int lawCount() {
        return laws.size();
    }

    RationalMatrix matrix() {
        return new RationalMatrix(
                IntStream.range(0, count()).mapToObj(this::row).toList());
    }

    private List<BigFraction> row(int i) {
        List<BigFraction> entries =
                IntStream.range(0, count()).mapToObj(j -> entry(i, j)).toList();
        BigFraction sum = Entrywise.sum(entries);
        return divided && !sum.equals(BigFraction.ZERO)
                ? entries.stream().map(entry -> entry.divide(sum)).toList()
                : entries;
    }

    private BigFraction entry(int i, int j) {
        return masked && j > i
                ? BigFraction.ZERO
                : Entrywise.dot(
                        mixtures.get(i), laws.stream().map(law -> law.get(j)).toList());
    }

    /// The sum of the entries of every row in its window.
    static BigFraction mass(RationalMatrix matrix, List<List<Integer>> windows) {
        return IntStream.range(0, windows.size())
                .boxed()
                .flatMap(i ->
                        windows.get(i).stream().map(j -> matrix.rows().get(i).get(j)))
                .reduce(BigFraction.ZERO, BigFraction::add);
    }

    /// In how many windows the key is that is in most of them.
    int mostWindows() {
        return IntStream.range(0, count())
                .map(key -> Math.toIntExact(
                        windows.stream().filter(window -> window.contains(key)).count()))
                .max()
                .orElseThrow();
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("W", ExactText.matrixText(mixtures));
        data.put("B", ExactText.matrixText(laws));
        data.put("mask", masked ? "causal" : "none");
        data.put("rows", divided ? "divided by their sums" : "as they are");
        data.put("windows", windows.toString());
        data.put("s", Integer.toString(most));
        return data;
    }

    /// Fewer positions, then smaller entries.
    @Override
    public List<RowsOfFewLaws> smaller() {
        var fewer = count() == 1
                ? Stream.<RowsOfFewLaws>empty()
                : IntStream.range(0, count()).mapToObj(this::without);
        var mixed = Entrywise.smaller(mixtures)
                .map(changed -> new RowsOfFewLaws(changed, laws, masked, divided, windows, most));
        var other = Entrywise.smaller(laws)
                .map(changed -> new RowsOfFewLaws(mixtures, changed, masked, divided, windows, most));
        return Stream.of(fewer, mixed, other).flatMap(stream -> stream).toList();
    }

    private RowsOfFewLaws without(int position) {
        return new RowsOfFewLaws(
                Entrywise.without(mixtures, position),
                laws.stream().map(law -> Entrywise.without(law, position)).toList(),
                masked,
                divided,
                Entrywise.without(windows, position).stream()
                        .map(window -> window.stream()
                                .filter(key -> key != position)
                                .map(key -> key > position ? key - 1 : key)
                                .toList())
                        .toList(),
                most);
    }
}
