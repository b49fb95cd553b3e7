package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.statement.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// phi as a function of one entry of L q, L a product of parameter matrices. It may be another function for
/// each row, through parameters such as a bias.
///
/// @param function phi, with a variable for the entry
/// @param rows     the number of rows of L
record LinearForm(Polynomial function, MatrixChain chain, String rows) {
    private static final Atom.Symbol ENTRY = new Atom.Symbol("$w", List.of(), SignSet.ANY);

    static Optional<LinearForm> in(FeatureBlock block) {
        if (block.indices().size() != 1) {
            return Optional.empty();
        }
        var index = block.indices().getFirst();
        var found = new ArrayList<LinearForm>();
        Uses.visit(block.query(), atom -> {
            if (atom instanceof Atom.Bound bound && found.isEmpty()) {
                MatrixChain.of(bound, index)
                        .filter(MatrixChain::endsAtQuery)
                        .ifPresent(chain -> found.add(new LinearForm(
                                Substitution.replace(block.query(), bound, Polynomial.of(ENTRY)),
                                chain,
                                block.widths().getFirst())));
            }
        });
        return found.stream()
                .filter(form -> !Uses.query(form.function))
                .filter(form -> form.widths().stream().noneMatch(width -> Character.isDigit(width.charAt(0))))
                .findFirst();
    }

    private List<String> widths() {
        var widths = new ArrayList<>(chain.inner());
        widths.add(rows);
        return widths;
    }

    boolean isMonotone() {
        return Calculus.direction(function, ENTRY).isStrict();
    }

    /// The entry times one number for all rows, and a number for each row.
    boolean isAffine() {
        var slope =
                function.minus(Calculus.at(function, ENTRY, BigFraction.ZERO)).dividedBy(Polynomial.of(ENTRY));
        boolean ofRow = Uses.any(
                slope,
                atom -> atom instanceof Atom.Symbol symbol && !symbol.indices().isEmpty());
        return !ofRow
                && !Uses.any(slope, ENTRY::equals)
                && SignAnalysis.of(slope).isStrict();
    }

    /// An entry of W q itself, for one parameter W.
    boolean isOneMatrix() {
        return chain.inner().isEmpty() && function.equals(Polynomial.of(ENTRY));
    }

    /// Almost every product of matrices of these widths has full column rank where no width is below d: its
    /// minors are polynomials, not 0 where each matrix is the identity, cut off or filled up with zeros. Empty
    /// where there are too few rows whatever the widths are.
    ///
    /// @param more columns of ones to append
    Optional<List<Condition>> fullColumnRank(int more) {
        return conditions(new Condition.FullRank(chain.words(), more > 0), more);
    }

    /// The range of W holds no vector of whole numbers but 0: for each such vector almost no W with more rows
    /// than columns has it in its range, and there are countably many.
    Optional<List<Condition>> offLattice() {
        return conditions(new Condition.OffLattice(chain.words()), 1);
    }

    private Optional<List<Condition>> conditions(Condition ofMatrix, int more) {
        if (rows.equals("d") && more > 0) {
            return Optional.empty();
        }
        var conditions = new ArrayList<Condition>();
        conditions.add(ofMatrix);
        chain.inner().stream()
                .filter(width -> !width.equals("d") && !width.equals(rows))
                .distinct()
                .forEach(width -> conditions.add(new Condition.WidthAtLeast(width, "d", 0)));
        if (!rows.equals("d")) {
            conditions.add(new Condition.WidthAtLeast(rows, "d", more));
        }
        return Optional.of(conditions);
    }
}
