package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.StructureEvidence;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Transition;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Scalars;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Rows `a_j = u_j T_(j+1) ... T_n r` that are no sum of m products `phi(q) psi(k_j)`, whatever m is.
///
/// Let three tokens have transitions of which r is an eigenvector, with the eigenvalues a, b, c, none 0, and b
/// != c, and let u of the first not vanish on r. Put the first token at the places 0, 2, 4, ..., 2 t, and
/// behind each of them the second or the third. Where the second stands behind the places up to p, and the
/// third behind the others, the weight at place j is g_j if j > p and `(b / c)^(p - j + 1) g_j` otherwise, up
/// to one factor, with numbers g_j that do not vanish. Two such rows for neighbouring p, one of them times `c /
/// b`, differ at the places behind p + 1 alone, by one multiple of g_j that is not 0: the restricted rows have
/// rank t at least. If a_j were `F s_j + G` with F and G the same for all keys and s_j a sum of m products,
/// these rows would lie in a space of m + 1 dimensions, since the tokens at those places are the same. What
/// comes with the second token and with the third is the same, so that only keys change.
public final class SwitchingTokens {
    private final Transition transition;

    public SwitchingTokens(Transition transition) {
        this.transition = transition;
    }

    /// That the points fit the definition, and that the update knows one token and no position, is not asked
    /// here.
    public <N> boolean grows(Scalars<N> scalars, StructureEvidence.SwitchingTokens tokens) {
        if (!isOnePlace(tokens) || !transition.isDefinedByTokens()) {
            return false;
        }
        try {
            var kept = new Token<>(scalars, transition, tokens.kept());
            var first = new Token<>(scalars, transition, tokens.first()).eigenvalue();
            var second = new Token<>(scalars, transition, tokens.second()).eigenvalue();
            return kept.eigenvalue().isPresent()
                    && scalars.sign(kept.weight()) != 0
                    && first.isPresent()
                    && second.isPresent()
                    && scalars.sign(scalars.subtract(first.get(), second.get())) != 0;
        } catch (Undefined | Declined e) {
            return false;
        }
    }

    private static boolean isOnePlace(StructureEvidence.SwitchingTokens tokens) {
        return List.of(tokens.first(), tokens.second()).stream()
                        .allMatch(point -> point.widths().equals(tokens.kept().widths())
                                && point.query().equals(tokens.kept().query())
                                && point.parameters().equals(tokens.kept().parameters())
                                && point.keys().size() == 1)
                && tokens.kept().keys().size() == 1
                && tokens.first().inputs().equals(tokens.second().inputs());
    }

    /// The transition, the write and the read-out at a point with one key.
    private record Token<N>(Scalars<N> scalars, Transition transition, Point point) {
        /// The width of a channel.
        private int width() {
            var width = transition.width();
            return Character.isDigit(width.charAt(0))
                    ? Integer.parseInt(width)
                    : point.widths().getOrDefault(width, 0);
        }

        private List<N> vector(Polynomial entry) {
            var evaluator = new NormalFormEvaluator<>(scalars, point);
            return IntStream.range(0, width())
                    .mapToObj(place -> evaluator.evaluate(entry, Map.of(Atom.HERE, 0, Transition.INDEX, place)))
                    .toList();
        }

        private N dot(List<N> left, List<N> right) {
            N sum = scalars.multiply(left.getFirst(), right.getFirst());
            for (int place = 1; place < left.size(); place++) {
                sum = scalars.add(sum, scalars.multiply(left.get(place), right.get(place)));
            }
            return sum;
        }

        N weight() {
            return dot(vector(transition.write()), vector(transition.read()));
        }

        /// `T r`.
        private List<N> moved(List<N> read) {
            var diagonal = vector(transition.diagonal());
            var moved = new ArrayList<N>();
            for (int place = 0; place < read.size(); place++) {
                moved.add(scalars.multiply(diagonal.get(place), read.get(place)));
            }
            for (var one : transition.rankOnes()) {
                var alpha = vector(one.alpha());
                N factor = dot(vector(one.beta()), read);
                for (int place = 0; place < read.size(); place++) {
                    moved.set(place, scalars.add(moved.get(place), scalars.multiply(alpha.get(place), factor)));
                }
            }
            return moved;
        }

        /// Of `T`, at the eigenvector r, if it is one; not 0.
        Optional<N> eigenvalue() {
            var read = vector(transition.read());
            var moved = moved(read);
            int axis = IntStream.range(0, read.size())
                    .filter(place -> scalars.sign(read.get(place)) != 0)
                    .findFirst()
                    .orElse(-1);
            if (axis < 0) {
                return Optional.empty();
            }
            boolean along = IntStream.range(0, read.size())
                    .filter(place -> place != axis)
                    .allMatch(place -> scalars.sign(scalars.subtract(
                                    scalars.multiply(moved.get(place), read.get(axis)),
                                    scalars.multiply(moved.get(axis), read.get(place))))
                            == 0);
            N value = scalars.divide(moved.get(axis), read.get(axis));
            return along && scalars.sign(value) != 0 ? Optional.of(value) : Optional.empty();
        }
    }
}
