package dev.attest.theory.formula;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known name that a misspelt one was probably meant to be.
public final class NearestName {
    private static final int LONGEST = 40;

    private NearestName() {}

    /// The candidate with the least distance, at most a third of the length of the word (but at least 1, in a
    /// word of two letters or more); of several, the first in the alphabet.
    static Optional<String> of(String word, Collection<String> candidates) {
        int reach = word.length() < 3 ? word.length() - 1 : word.length() / 3;
        return candidates.stream()
                .filter(candidate -> word.length() <= LONGEST && distance(word, candidate) <= reach)
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// `; did you mean 'sum'?`, or nothing.
    public static String hint(String word, Collection<String> candidates) {
        return of(word, candidates)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    /// The number of insertions, deletions, replacements and swaps of neighbours between two words (optimal
    /// string alignment).
    static int distance(String left, String right) {
        var table = new int[left.length() + 1][right.length() + 1];
        for (int row = 0; row <= left.length(); row++) {
            for (int column = 0; column <= right.length(); column++) {
                table[row][column] = row == 0 || column == 0 ? row + column : step(table, left, right, row, column);
            }
        }
        return table[left.length()][right.length()];
    }

    private static int step(int[][] table, String left, String right, int row, int column) {
        int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
        int best = Math.min(
                table[row - 1][column - 1] + change, 1 + Math.min(table[row - 1][column], table[row][column - 1]));
        boolean swapped = row > 1
                && column > 1
                && left.charAt(row - 1) == right.charAt(column - 2)
                && left.charAt(row - 2) == right.charAt(column - 1);
        return swapped ? Math.min(best, table[row - 2][column - 2] + 1) : best;
    }
}
