package dev.attest.theory.scalar;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.Polynomial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/// The value of a normal form at a point, in any number system.
public final class NormalFormEvaluator<N> {
    private static final BigFraction TWO = new BigFraction(2);

    private final Scalars<N> scalars;
    private final Point point;

    public NormalFormEvaluator(Scalars<N> scalars, Point point) {
        this.scalars = scalars;
        this.point = point;
    }

    /// @param indices a value for each free index: a key for `j`, a coordinate for `a1`
    public N evaluate(Polynomial polynomial, Map<String, Integer> indices) {
        N sum = scalars.of(BigFraction.ZERO);
        for (var term : polynomial.terms().entrySet()) {
            N product = scalars.of(term.getValue());
            for (var factor : term.getKey().powers().entrySet()) {
                product = scalars.multiply(product, power(atom(factor.getKey(), indices), factor.getValue()));
            }
            var exponent = term.getKey().exponent();
            if (!exponent.isZero()) {
                product = scalars.multiply(product, scalars.exp(evaluate(exponent, indices)));
            }
            sum = scalars.add(sum, product);
        }
        return sum;
    }

    private N power(N base, BigFraction exponent) {
        if (Exact.isWhole(exponent)) {
            return scalars.power(base, exponent.intValue());
        }
        if (Exact.isWhole(exponent.multiply(TWO))) {
            return scalars.power(scalars.sqrt(base), exponent.multiply(TWO).intValue());
        }
        return scalars.exp(scalars.multiply(scalars.of(exponent), scalars.log(base)));
    }

    private N atom(Atom atom, Map<String, Integer> indices) {
        return switch (atom) {
            case Atom.QueryEntry entry ->
                scalars.of((entry.mean() ? point.meanQuery() : point.query()).get(index(entry.index(), indices)));
            case Atom.KeyEntry entry ->
                scalars.of(point.keys().get(index(entry.key(), indices)).get(index(entry.index(), indices)));
            case Atom.KeyPosition position -> scalars.of(new BigFraction(index(position.key(), indices)));
            case Atom.Symbol symbol -> symbol(symbol, indices);
            case Atom.InputEntry input -> scalars.of(input(input, indices));
            case Atom.GridPlace place -> scalars.of(new BigFraction(place(place, indices)));
            case Atom.Rotation rotation -> rotation(rotation, indices);
            case Atom.Prefix prefix -> prefix(prefix, indices);
            case Atom.SparseRow row -> sparse(row, indices);
            case Atom.Prime prime -> scalars.of(new BigFraction(prime.value()));
            case Atom.Delta delta ->
                scalars.of(new BigFraction(index(delta.left(), indices) == index(delta.right(), indices) ? 1 : 0));
            case Atom.Applied applied -> applied(applied.kind(), evaluate(applied.argument(), indices));
            case Atom.Bound bound -> bound(bound, indices);
            case Atom.Group group -> evaluate(group.body(), indices);
        };
    }

    private static int index(String name, Map<String, Integer> indices) {
        if (Character.isDigit(name.charAt(0))) {
            return Integer.parseInt(name);
        }
        Integer value = indices.get(name);
        if (value == null) {
            throw new Declined("the index " + name + " has no value");
        }
        return value;
    }

    private N symbol(Atom.Symbol symbol, Map<String, Integer> indices) {
        return switch (symbol.name()) {
            case "pi" -> scalars.pi();
            case "n" -> scalars.of(new BigFraction(point.keys().size()));
            case "i" -> scalars.of(new BigFraction(point.position()));
            default -> scalars.of(parameter(symbol, indices));
        };
    }

    private BigFraction parameter(Atom.Symbol symbol, Map<String, Integer> indices) {
        Integer width = point.widths().get(symbol.name());
        if (width != null) {
            return new BigFraction(width);
        }
        var rows = point.parameters().get(symbol.name());
        if (rows == null) {
            throw new Declined(symbol.name() + " has no value");
        }
        List<Integer> places =
                symbol.indices().stream().map(name -> index(name, indices)).toList();
        return switch (places.size()) {
            case 0 -> rows.getFirst().getFirst();
            case 1 -> rows.getFirst().get(places.getFirst());
            default -> rows.get(places.get(0)).get(places.get(1));
        };
    }

    private N applied(Atom.Kind kind, N argument) {
        return switch (kind) {
            case ABS -> scalars.abs(argument);
            case LOG -> scalars.log(argument);
            case SIGN -> scalars.signum(argument);
            case SIN -> scalars.sin(argument);
            case COS -> scalars.cos(argument);
        };
    }

    private BigFraction input(Atom.InputEntry input, Map<String, Integer> indices) {
        var tokens = point.inputs().get(input.name());
        int token = input.key().equals(Atom.OF_QUERY) ? 0 : index(input.key(), indices);
        if (tokens == null || tokens.size() <= token) {
            throw new Declined("the input " + input.name() + " has no value");
        }
        List<Integer> places =
                input.indices().stream().map(name -> index(name, indices)).toList();
        return switch (places.size()) {
            case 0 -> tokens.get(token).getFirst().getFirst();
            case 1 -> tokens.get(token).getFirst().get(places.getFirst());
            default -> tokens.get(token).get(places.get(0)).get(places.get(1));
        };
    }

    private int place(Atom.GridPlace place, Map<String, Integer> indices) {
        int side = (int) Math.round(Math.sqrt(point.keys().size()));
        int position = place.key().equals(Atom.OF_QUERY) ? point.position() : index(place.key(), indices);
        if (side == 0 || side * side != point.keys().size()) {
            throw new Declined("the tokens do not lie on a grid");
        }
        return place.column() ? position % side : position / side;
    }

    /// An entry of the matrix of a rotary position, by what it does to a unit vector.
    private N rotation(Atom.Rotation rotation, Map<String, Integer> indices) {
        int width = width(rotation.width());
        int row = index(rotation.row(), indices);
        int column = index(rotation.column(), indices);
        if (row / 2 != column / 2) {
            return scalars.of(BigFraction.ZERO);
        }
        if (2 * (row / 2) + 1 == width) {
            return scalars.of(BigFraction.ONE);
        }
        N angle = scalars.rotaryAngle(evaluate(rotation.position(), indices), row / 2, width);
        if (row == column) {
            return scalars.cos(angle);
        }
        return row < column ? scalars.negate(scalars.sin(angle)) : scalars.sin(angle);
    }

    private N prefix(Atom.Prefix prefix, Map<String, Integer> indices) {
        var inner = new HashMap<>(indices);
        N sum = scalars.of(BigFraction.ZERO);
        for (int key = 0; key <= index(prefix.upTo(), indices); key++) {
            inner.put(prefix.index(), key);
            sum = scalars.add(sum, evaluate(prefix.body(), inner));
        }
        return sum;
    }

    private N sparse(Atom.SparseRow row, Map<String, Integer> indices) {
        var inner = new HashMap<>(indices);
        var scores = new ArrayList<N>();
        for (int key = 0; key < point.keys().size(); key++) {
            inner.put(row.index(), key);
            scores.add(evaluate(row.there(), inner));
        }
        var rows = new SparseRows<>(scalars);
        var threshold = rows.threshold(row.alpha().constant(), evaluate(row.alpha(), indices), scores);
        return rows.weight(threshold, evaluate(row.here(), indices));
    }

    private N bound(Atom.Bound bound, Map<String, Integer> indices) {
        var inner = new HashMap<>(indices);
        N result = scalars.of(BigFraction.ZERO);
        boolean sum = bound.binder() == Atom.Binder.SUM;
        for (int i = 0; i < count(bound); i++) {
            inner.put(bound.index(), i);
            N value = evaluate(bound.body(), inner);
            result = i == 0 ? value : sum ? scalars.add(result, value) : scalars.max(result, value);
        }
        return result;
    }

    private int count(Atom.Bound bound) {
        if (bound.overKeys()) {
            return point.keys().size();
        }
        return width(bound.width());
    }

    private int width(String name) {
        if (Character.isDigit(name.charAt(0))) {
            return Integer.parseInt(name);
        }
        @Nullable Integer width = point.widths().get(name);
        if (width == null) {
            throw new Declined("the width " + name + " has no value");
        }
        return width;
    }
}
