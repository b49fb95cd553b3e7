package dev.attest.verification.kernels;

import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The states of a recurrence after each key, as a kernel in single precision may have them. A state changes by
/// `S' = S A + B`, row by row, with a matrix A and rows B of the token; so errors `D_u` that are made at token
/// u are `D_u A_(u+1) .. A_t` at token t, and their sizes are bounded by `|D_u| |A_(u+1) .. A_t|`. (The product
/// of the absolute values would grow without bound where the transition turns and shrinks.)
///
/// A kernel may go through the tokens in chunks, which multiplies the last steps out: the size of an entry
/// counts what each of the last [#CHUNK] tokens wrote into it, and as many roundings twice, those of the sums
/// and those of the decays between two tokens.
final class SingleStates {
    /// The longest chunk.
    static final int CHUNK = 64;

    private final List<State> states;
    private final Tokens tokens;
    private final List<Map<String, Singles>> after = new ArrayList<>();

    /// How an update is read at a token.
    interface Update {
        Singles at(int token, State state, Map<String, Singles> old, boolean withoutValues);
    }

    SingleStates(List<State> states, Tokens tokens, Update update) {
        this.states = states;
        this.tokens = tokens;
        for (int token = 0; token < tokens.keys() && !states.isEmpty(); token++) {
            after.add(new HashMap<>());
        }
        states.forEach(state -> run(state, update));
    }

    /// After the key at a position.
    Map<String, Singles> after(int position) {
        return states.isEmpty() ? Map.of() : after.get(position);
    }

    private void run(State state, Update update) {
        for (var other : states) {
            if (!other.equals(state) && mentions(state.update(), other.name())) {
                throw new IllegalArgumentException(
                        "state " + state.name() + ": expected to change by itself, but it reads " + other.name());
            }
        }
        int rows = state.shape() instanceof Shape.Matrix ? tokens.rows(state.shape()) : 1;
        int size = state.shape() instanceof Shape.Matrix(var height, var columns)
                ? tokens.rows(new Shape.Vector(height)) * tokens.rows(new Shape.Vector(columns))
                : tokens.rows(state.shape());
        var course = new Course(state, update, rows, size / rows);
        for (int token = 0; token < tokens.keys(); token++) {
            after.get(token).put(state.name(), course.step(token));
        }
    }

    private static boolean mentions(Term term, String state) {
        return term instanceof Term.StateValue(var name, var _) && name.equals(state)
                || TermParts.of(term).stream().anyMatch(part -> mentions(part, state));
    }

    /// One state from the first token on.
    private static final class Course {
        private final State state;
        private final Update update;
        private final int rows;
        private final int width;
        private final List<double[]> errors = new ArrayList<>();
        private final List<double[]> transitions = new ArrayList<>();
        private final List<double[]> values = new ArrayList<>();
        private final List<double[]> written = new ArrayList<>();
        private Singles old;

        Course(State state, Update update, int rows, int width) {
            if (state.from().isPresent()) {
                throw new IllegalArgumentException("state " + state.name() + ": expected to start as 0");
            }
            this.state = state;
            this.update = update;
            this.rows = rows;
            this.width = width;
            this.old = Singles.filled(1, rows * width, 1, (_, _) -> Single.exact(0));
            values.add(new double[rows * width]);
        }

        private Singles read(int token, Singles before, boolean withoutValues) {
            return update.at(token, state, Map.of(state.name(), before), withoutValues);
        }

        Singles step(int token) {
            var transition = transition(token);
            var sizes = read(token, map(old, single -> Single.exact(single.value()), 1), false);
            var local =
                    read(token, map(old, single -> new Single(single.value(), single.size(), 0), old.terms()), false);
            transitions.replaceAll(product -> times(product, transition));
            transitions.add(identity());
            errors.add(each(local, Single::error));
            values.add(each(local, Single::value));
            written.add(written(sizes, transition));
            old = next(local, Math.min(token + 1, CHUNK));
            return old;
        }

        private Singles next(Singles local, int window) {
            var error = propagated();
            return Singles.filled(1, rows * width, 2 * window + 2, (_, place) -> {
                double value = local.at(0, place).value();
                if (!Double.isFinite(value) && !local.at(0, place).isOpen()) {
                    return Single.exact(value);
                }
                double size = size(place, window);
                boolean open = Double.isNaN(error[place]) || Double.isNaN(size);
                return open ? Single.unknown(value) : new Single(value, size, error[place]).inRange();
            });
        }

        /// The largest that the entry was in the window, and all that was written into it since.
        private double size(int place, int window) {
            double largest = 0;
            double sum = 0;
            for (int back = 0; back <= window; back++) {
                largest = Math.max(largest, Math.abs(values.get(values.size() - 1 - back)[place]));
                sum += back < window ? written.get(written.size() - 1 - back)[place] : 0;
            }
            return largest + sum;
        }

        /// What an update adds to what it keeps of an entry itself, with absolute values.
        private double[] written(Singles sizes, double[] transition) {
            var before = values.get(values.size() - 2);
            var added = new double[rows * width];
            for (int place = 0; place < added.length; place++) {
                double keeps = Math.abs(before[place] * transition[place % width * (width + 1)]);
                added[place] = Math.max(0, sizes.at(0, place).size() - (Double.isFinite(keeps) ? keeps : 0));
            }
            return added;
        }

        private double[] propagated() {
            var sum = new double[rows * width];
            for (int token = 0; token < errors.size(); token++) {
                var error = errors.get(token);
                var product = transitions.get(token);
                for (int place = 0; place < sum.length; place++) {
                    int row = place / width * width;
                    for (int entry = 0; entry < width; entry++) {
                        double factor = Math.abs(product[entry * width + place % width]);
                        sum[place] += error[row + entry] == 0 ? 0 : error[row + entry] * factor;
                    }
                }
            }
            return sum;
        }

        private double[] identity() {
            var identity = new double[width * width];
            for (int place = 0; place < identity.length; place += width + 1) {
                identity[place] = 1;
            }
            return identity;
        }

        /// A, from what the update without values makes of states whose rows are rows of the identity.
        private double[] transition(int token) {
            var matrix = new double[width * width];
            for (int first = 0; first < width; first += rows) {
                int from = first;
                var basis = Singles.filled(
                        1, rows * width, 1, (_, place) -> Single.exact(from + place / width == place % width ? 1 : 0));
                var made = read(token, basis, true);
                var none = read(token, map(basis, _ -> Single.exact(0), 1), true);
                for (int place = 0; place < rows * width && first * width + place < matrix.length; place++) {
                    matrix[first * width + place] =
                            made.at(0, place).value() - none.at(0, place).value();
                }
            }
            return matrix;
        }

        private double[] times(double[] a, double[] b) {
            var product = new double[a.length];
            for (int row = 0; row < width; row++) {
                for (int middle = 0; middle < width; middle++) {
                    double factor = a[row * width + middle];
                    for (int column = 0; column < width; column++) {
                        product[row * width + column] += factor * b[middle * width + column];
                    }
                }
            }
            return product;
        }

        private interface Part {
            double of(Single single);
        }

        private static double[] each(Singles all, Part part) {
            var parts = new double[all.entries().length];
            Arrays.setAll(parts, place -> part.of(all.entries()[place]));
            return parts;
        }

        private static Singles map(Singles all, UnaryOperator<Single> change, double terms) {
            return all.map(change, terms);
        }
    }
}
