package dev.attest.kernels.form;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import dev.attest.theory.formula.Width;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Terms of states and values as one channel sees them: a vector [dv] is a number, a matrix with the channels
/// in its rows or columns a vector.
final class Channels {
    /// Where the channels of a value are.
    enum Kind {
        /// It is the same for all channels.
        FREE,
        /// A vector [dv], or the rows of a matrix.
        ROWS,
        /// The columns of a matrix.
        COLUMNS
    }

    /// @param term what one channel sees
    record Seen(Kind kind, Term term) {}

    private final Width width;
    private final Dependence dependence;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Parameter> states = new LinkedHashMap<>();
    private final Parameter value = Terms.named("channel", 1, Shape.NUMBER);
    private final List<ChannelForm.Named> tokens = new ArrayList<>();

    Channels(Mechanism mechanism, Dependence dependence) {
        var fixed = mechanism.widths().get("dv");
        this.width = fixed == null ? Width.of("dv") : Width.of(fixed);
        this.dependence = dependence;
        var valued = valued(mechanism);
        mechanism.states().forEach(state -> {
            var kind = valued.contains(state.name()) ? kind(state.name(), state.shape()) : Kind.FREE;
            var part = kind == Kind.FREE ? state.shape() : part(state.shape(), kind);
            kinds.put(state.name(), kind);
            states.put(state.name(), Terms.named("state", states.size() + 1, part));
            if (kind != Kind.FREE && state.from().isPresent()) {
                throw new Refusal("the state '" + state.name() + "' of the values does not start as 0");
            }
        });
    }

    /// The states that a value enters, by themselves or by others.
    private static Set<String> valued(Mechanism mechanism) {
        var valued = new HashSet<String>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var state : mechanism.states()) {
                grown |= mentions(state.update(), valued) && valued.add(state.name());
            }
        }
        return valued;
    }

    private static boolean mentions(Term term, Set<String> states) {
        return term instanceof Term.Value
                || term instanceof Term.StateValue(var name, var _) && states.contains(name)
                || TermParts.of(term).stream().anyMatch(part -> mentions(part, states));
    }

    private Kind kind(String name, Shape shape) {
        return switch (shape) {
            case Shape.Vector(var entries) when entries.equals(width) -> Kind.ROWS;
            case Shape.Matrix(var rows, var _) when rows.equals(width) -> Kind.ROWS;
            case Shape.Matrix(var _, var columns) when columns.equals(width) -> Kind.COLUMNS;
            default -> throw new Refusal("the state '" + name + "' is a " + shape + " with no room for channels");
        };
    }

    private static Shape part(Shape shape, Kind kind) {
        return switch (shape) {
            case Shape.Matrix(var rows, var columns) -> new Shape.Vector(kind == Kind.ROWS ? columns : rows);
            default -> Shape.NUMBER;
        };
    }

    Width width() {
        return width;
    }

    Parameter value() {
        return value;
    }

    Kind kind(String state) {
        return kinds.getOrDefault(state, Kind.FREE);
    }

    Parameter leaf(String state) {
        var leaf = states.get(state);
        if (leaf == null) {
            throw new IllegalArgumentException("state " + state + ": expected one of " + states.keySet());
        }
        return leaf;
    }

    /// What terms of the token were named.
    List<ChannelForm.Named> tokens() {
        return List.copyOf(tokens);
    }

    static boolean mentionsStates(Term term) {
        return term instanceof Term.StateValue || TermParts.of(term).stream().anyMatch(Channels::mentionsStates);
    }

    private static boolean isTouched(Term term) {
        return term instanceof Term.StateValue
                || term instanceof Term.Value
                || TermParts.of(term).stream().anyMatch(Channels::isTouched);
    }

    /// @throws Refusal if channels are mixed
    Seen of(Term term) {
        if (!isTouched(term)) {
            return new Seen(Kind.FREE, token(term));
        }
        return switch (term) {
            case Term.Value _ -> new Seen(Kind.ROWS, Terms.leaf(value));
            case Term.StateValue(var name, var _) -> new Seen(kind(name), Terms.leaf(leaf(name)));
            case Term.Apply apply -> apply(apply);
            case Term.Product product -> product(product);
            case Term.Outer outer -> outer(outer);
            case Term.Transpose transpose -> transpose(transpose);
            default -> free(term);
        };
    }

    /// A leaf for what depends on the token; what is the same for all tokens stays as it is.
    private Term token(Term term) {
        if (!dependence.onKey(term) && !dependence.onRow(term)) {
            return term;
        }
        for (var known : tokens) {
            if (known.term().equals(term)) {
                return Terms.leaf(known.leaf());
            }
        }
        var leaf = Terms.named("token", tokens.size() + 1, term.shape());
        tokens.add(new ChannelForm.Named(leaf, term));
        return Terms.leaf(leaf);
    }

    private Seen free(Term term) {
        return new Seen(Kind.FREE, Rebuilding.parts(term, part -> {
            var seen = of(part);
            if (seen.kind != Kind.FREE) {
                throw mixed(term);
            }
            return seen.term;
        }));
    }

    private static Refusal mixed(Term term) {
        return new Refusal("it mixes the channels of the values: " + TermText.of(term));
    }

    /// Entry by entry; a number meets every channel.
    private Seen apply(Term.Apply term) {
        var seen = term.arguments().stream().map(this::of).toList();
        var kind =
                seen.stream().map(Seen::kind).filter(each -> each != Kind.FREE).findFirst();
        if (kind.isEmpty()) {
            return new Seen(
                    Kind.FREE,
                    new Term.Apply(
                            term.function(), seen.stream().map(Seen::term).toList(), term.shape()));
        }
        Shape widest = Shape.NUMBER;
        for (var part : seen) {
            boolean number = Terms.isNumber(part.term);
            if (part.kind != kind.get() && !(part.kind == Kind.FREE && number)) {
                throw mixed(term);
            }
            widest = number ? widest : part.term.shape();
        }
        return new Seen(
                kind.get(),
                new Term.Apply(term.function(), seen.stream().map(Seen::term).toList(), widest));
    }

    private Seen product(Term.Product term) {
        var left = term.left().shape() instanceof Shape.Matrix ? diagonal(term.left()) : Optional.<Term>empty();
        var right = term.right().shape() instanceof Shape.Matrix ? diagonal(term.right()) : Optional.<Term>empty();
        if (right.isPresent() && of(term.left()) instanceof Seen(var kind, var part) && kind == Kind.ROWS) {
            return new Seen(Kind.ROWS, Terms.times(part, token(right.get())));
        }
        if (left.isPresent() && of(term.right()) instanceof Seen(var kind, var part) && kind == Kind.COLUMNS) {
            return new Seen(Kind.COLUMNS, Terms.times(part, token(left.get())));
        }
        return product(term, of(term.left()), of(term.right()));
    }

    private static Optional<Term> diagonal(Term matrix) {
        return matrix instanceof Term.Diagonal(var vector, var _) && !isTouched(vector)
                ? Optional.of(vector)
                : Optional.empty();
    }

    /// The channels stand outside: rows of a matrix on the left, columns of one on the right.
    private static Seen product(Term.Product term, Seen left, Seen right) {
        if (left.kind == Kind.FREE && right.kind == Kind.FREE) {
            return new Seen(Kind.FREE, new Term.Product(left.term, right.term, term.shape()));
        }
        if (left.kind == Kind.ROWS && right.kind == Kind.FREE && !Terms.isNumber(left.term)) {
            return times(Kind.ROWS, left.term, right.term, columns(right.term));
        }
        if (left.kind == Kind.FREE && right.kind == Kind.COLUMNS) {
            return times(Kind.COLUMNS, left.term, right.term, rows(left.term));
        }
        throw mixed(term);
    }

    /// @param width of the product of a matrix; none where two vectors meet
    private static Seen times(Kind kind, Term left, Term right, Optional<Width> width) {
        return width.isPresent()
                ? new Seen(kind, new Term.Product(left, right, new Shape.Vector(width.get())))
                : new Seen(Kind.ROWS, new Term.Dot(left, right));
    }

    private static Optional<Width> columns(Term term) {
        return term.shape() instanceof Shape.Matrix(var _, var columns) ? Optional.of(columns) : Optional.empty();
    }

    private static Optional<Width> rows(Term term) {
        return term.shape() instanceof Shape.Matrix(var rows, var _) ? Optional.of(rows) : Optional.empty();
    }

    private Seen outer(Term.Outer term) {
        var left = of(term.left());
        var right = of(term.right());
        if (left.kind == Kind.FREE && right.kind == Kind.FREE) {
            return new Seen(Kind.FREE, new Term.Outer(left.term, right.term, term.shape()));
        }
        if (left.kind == Kind.ROWS && right.kind == Kind.FREE) {
            return new Seen(Kind.ROWS, Terms.times(left.term, right.term));
        }
        if (left.kind == Kind.FREE && right.kind == Kind.ROWS) {
            return new Seen(Kind.COLUMNS, Terms.times(right.term, left.term));
        }
        throw mixed(term);
    }

    private Seen transpose(Term.Transpose term) {
        var seen = of(term.matrix());
        return switch (seen.kind) {
            case FREE -> new Seen(Kind.FREE, new Term.Transpose(seen.term, term.shape()));
            case ROWS -> new Seen(Kind.COLUMNS, seen.term);
            case COLUMNS -> new Seen(Kind.ROWS, seen.term);
        };
    }
}
