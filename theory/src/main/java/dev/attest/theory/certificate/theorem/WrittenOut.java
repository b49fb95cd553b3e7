package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Normal forms with numbers for the keys, what comes with them, and widths: sums and maxima are written out.
/// The query stays, and so do parameters that are not numbers.
final class WrittenOut {
    private static final List<String> KEY_NAMES = List.of("j", "j2", "j3", "j4");
    private static final List<String> COORDINATE_NAMES = List.of("a1", "a2", "a3", "a4");

    /// Stands for any key where all are equal.
    private static final String EVERY = "every";

    private final Point point;
    private final Set<String> numbers;
    private final List<Keys> keys;
    private final Polynomial count;
    private final Family family;

    /// What the keys are, and whether the query is a number too.
    private enum Family {
        /// Those of the point; the query stays.
        POINT,
        /// One and copies of others, the one first.
        ONE_FIRST,
        /// The one last.
        ONE_LAST
    }

    /// Keys with one value.
    ///
    /// @param name     stands for their index
    /// @param count    how many they are
    /// @param position of the one key, if it is one
    /// @param token    the place of that key at the point
    private record Keys(
            String name, List<BigFraction> entries, Polynomial count, Optional<Polynomial> position, int token) {}

    private WrittenOut(Point point, Set<String> numbers, List<Keys> keys, Polynomial count, Family family) {
        this.point = point;
        this.numbers = numbers;
        this.keys = keys;
        this.count = count;
        this.family = family;
    }

    /// The keys of the point, one of each.
    ///
    /// @param numbers the names of the parameters that take their value at the point
    static WrittenOut at(Point point, Set<String> numbers) {
        var keys = new ArrayList<Keys>();
        for (int j = 0; j < point.keys().size(); j++) {
            keys.add(new Keys(name(j), point.keys().get(j), Polynomial.ONE, Optional.of(Polynomial.of(j)), j));
        }
        return new WrittenOut(point, numbers, keys, Polynomial.of(keys.size()), Family.POINT);
    }

    /// The first key of the point once, and each other one as often as `copies` says, a symbol; with one key at
    /// the point, all keys are equal, `copies` of them. The first key stands first, or last. The query is that
    /// of the point.
    static WrittenOut oneAmongCopies(Point point, Polynomial copies, boolean last, Set<String> numbers) {
        boolean allEqual = point.keys().size() == 1;
        var others = copies.times(Polynomial.of(point.keys().size() - 1));
        var count = allEqual ? copies : others.plus(Polynomial.ONE);
        var position = Optional.of(last ? count.minus(Polynomial.ONE) : Polynomial.ZERO);
        var keys = new ArrayList<Keys>();
        keys.add(new Keys(name(0), point.keys().getFirst(), allEqual ? copies : Polynomial.ONE, position, 0));
        for (int j = 1; j < point.keys().size(); j++) {
            keys.add(new Keys(name(j), point.keys().get(j), copies, Optional.empty(), j));
        }
        return new WrittenOut(point, numbers, keys, count, last ? Family.ONE_LAST : Family.ONE_FIRST);
    }

    private static String name(int key) {
        return "key" + key;
    }

    /// The expression of the key `j`, at one of the keys.
    Polynomial at(Polynomial expression, int key) {
        return write(Substitution.rename(expression, Atom.HERE, name(key)));
    }

    /// What the text needs, at every choice of keys and coordinates.
    List<Domain.Requirement> requirements(List<Domain.Requirement> domain) {
        var written = new ArrayList<Domain.Requirement>();
        for (var requirement : domain) {
            var open = new ArrayList<Polynomial>(List.of(requirement.expression()));
            KEY_NAMES.forEach(index ->
                    replaceFree(open, index, keys.stream().map(Keys::name).toList()));
            COORDINATE_NAMES.forEach(index -> replaceFree(open, index, coordinates(requirement.expression(), index)));
            open.forEach(expression -> written.add(new Domain.Requirement(requirement.need(), write(expression))));
        }
        return written;
    }

    /// The values of a free coordinate: of a token, or of whatever is widest.
    private List<String> coordinates(Polynomial expression, String index) {
        boolean ofToken = Uses.any(
                expression,
                atom -> atom instanceof Atom.QueryEntry query && query.index().equals(index)
                        || atom instanceof Atom.KeyEntry key && key.index().equals(index));
        int widest = point.widths().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        int width = ofToken ? point.widths().getOrDefault("d", widest) : widest;
        return IntStream.range(0, width).mapToObj(Integer::toString).toList();
    }

    /// Each expression with a free index replaced by each of the names.
    private static void replaceFree(List<Polynomial> expressions, String index, List<String> names) {
        if (expressions.stream().anyMatch(expression -> Uses.index(expression, index))) {
            var replaced = expressions.stream()
                    .flatMap(expression -> names.stream().map(name -> Substitution.rename(expression, index, name)))
                    .toList();
            expressions.clear();
            expressions.addAll(replaced);
        }
    }

    private Polynomial write(Polynomial expression) {
        return Substitution.replace(expression, this::written);
    }

    private Optional<Polynomial> written(Atom atom) {
        return switch (atom) {
            case Atom.Bound bound -> Optional.of(bound.overKeys() ? overKeys(bound) : overCoordinates(bound));
            case Atom.KeyEntry entry ->
                Optional.of(Polynomial.of(key(entry.key()).entries().get(coordinate(entry.index()))));
            case Atom.KeyPosition position -> key(position.key()).position();
            case Atom.QueryEntry entry
            when entry.mean() -> Optional.of(Polynomial.of(point.meanQuery().get(coordinate(entry.index()))));
            case Atom.QueryEntry entry
            when family != Family.POINT ->
                Optional.of(Polynomial.of(point.query().get(coordinate(entry.index()))));
            case Atom.Prefix prefix -> Optional.of(upTo(prefix));
            case Atom.SparseRow row when family != Family.POINT -> Optional.of(entry(row));
            case Atom.InputEntry input -> Optional.of(input(input));
            case Atom.GridPlace place ->
                throw new NormalFormException("the place of a token on a grid, " + place.text());
            case Atom.Symbol symbol -> symbol(symbol);
            default -> Optional.empty();
        };
    }

    private Keys key(String name) {
        if (name.equals(EVERY)) {
            var first = keys.getFirst();
            return new Keys(EVERY, first.entries(), first.count(), Optional.empty(), first.token());
        }
        return keys.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NormalFormException("the key " + name + " outside its sum"));
    }

    private Polynomial input(Atom.InputEntry input) {
        var tokens = point.inputs().get(input.name());
        if (tokens == null) {
            throw new NormalFormException("the input " + input.name() + " without a value");
        }
        var rows = tokens.get(
                input.key().equals(Atom.OF_QUERY) ? 0 : key(input.key()).token());
        var places = input.indices().stream().map(WrittenOut::coordinate).toList();
        return Polynomial.of(
                switch (places.size()) {
                    case 0 -> rows.getFirst().getFirst();
                    case 1 -> rows.getFirst().get(places.getFirst());
                    default -> rows.get(places.get(0)).get(places.get(1));
                });
    }

    private static int coordinate(String index) {
        if (!Character.isDigit(index.charAt(0))) {
            throw new NormalFormException("the coordinate " + index + " outside its sum");
        }
        return Integer.parseInt(index);
    }

    private Polynomial overKeys(Atom.Bound bound) {
        if (isSum(bound) && keys.size() == 1 && !keys.getFirst().count().isOne()) {
            return overEqualKeys(bound);
        }
        Function<Keys, Polynomial> value =
                key -> withoutPosition(write(Substitution.rename(bound.body(), bound.index(), key.name())), key.name());
        return keys.stream()
                .map(key -> isSum(bound) ? value.apply(key).times(key.count()) : value.apply(key))
                .reduce(isSum(bound) ? Polynomial::plus : Binders::larger)
                .orElseThrow();
    }

    /// A sum over the keys up to one of the point, or to the one key where it is the first or the last.
    private Polynomial upTo(Atom.Prefix prefix) {
        int last = names().indexOf(prefix.upTo());
        if (last < 0 || family != Family.POINT && last > 0) {
            throw new NormalFormException("a sum up to one of the keys that are equal");
        }
        if (family == Family.ONE_LAST) {
            return write(Binders.sumOverKeys(prefix.index(), prefix.body()));
        }
        return names().subList(0, family == Family.POINT ? last + 1 : 1).stream()
                .map(name -> write(Substitution.rename(prefix.body(), prefix.index(), name)))
                .reduce(Polynomial.ZERO, Polynomial::plus);
    }

    private List<String> names() {
        return keys.stream().map(Keys::name).toList();
    }

    /// 1/n where all scores are equal; 1 for a single key whose score is larger than all others by `1/(alpha -
    /// 1)` or more.
    private Polynomial entry(Atom.SparseRow row) {
        var here = write(row.here());
        var gaps = keys.stream()
                .map(key -> here.minus(write(Substitution.rename(row.there(), row.index(), key.name()))))
                .toList();
        if (gaps.stream().allMatch(Polynomial::isZero)) {
            return count.inverse();
        }
        var needed = row.alpha().minus(Polynomial.ONE).inverse();
        int own = gaps.indexOf(Polynomial.ZERO);
        boolean alone = own >= 0
                && keys.get(own).count().isOne()
                && IntStream.range(0, keys.size())
                        .filter(key -> key != own)
                        .allMatch(key -> isNotNegative(gaps.get(key).minus(needed)));
        if (!alone
                || row.alpha()
                        .constant()
                        .filter(alpha -> alpha.compareTo(BigFraction.ONE) > 0)
                        .isEmpty()) {
            throw new NormalFormException("an entry of a sparse row that is not known to be 1");
        }
        return Polynomial.ONE;
    }

    private static boolean isNotNegative(Polynomial number) {
        var nowhere = new Point(Map.of(), List.of(), List.of(), 0, List.of(), Map.of());
        try {
            return new NormalFormEvaluator<>(new Enclosures(), nowhere)
                            .evaluate(number, Map.of())
                            .lo()
                    >= 0;
        } catch (Declined | Undefined e) {
            return false;
        }
    }

    private static Polynomial withoutPosition(Polynomial expression, String key) {
        if (Uses.any(
                expression,
                atom -> atom instanceof Atom.KeyPosition position
                        && position.key().equals(key))) {
            throw new NormalFormException("the positions of keys that are equal");
        }
        return expression;
    }

    /// Where all keys are equal the summands are `c e^(r pos)`: a geometric sum.
    private Polynomial overEqualKeys(Atom.Bound bound) {
        var position = new Atom.KeyPosition(EVERY);
        var body = write(Substitution.rename(bound.body(), bound.index(), EVERY));
        return body.sumOver((monomial, coefficient) -> {
            var rate = monomial.exponent()
                    .sumOver((term, factor) -> Uses.any(term, position::equals)
                            ? Polynomial.of(term, factor).dividedBy(Polynomial.of(position))
                            : Polynomial.ZERO);
            var rest = Polynomial.of(monomial, coefficient).dividedBy(exponential(rate.times(Polynomial.of(position))));
            return withoutPosition(rest, EVERY).times(geometric(withoutPosition(rate, EVERY)));
        });
    }

    /// `sum_{l < n} e^(r l)`.
    private Polynomial geometric(Polynomial rate) {
        return rate.isZero()
                ? count
                : exponential(rate.times(count))
                        .minus(Polynomial.ONE)
                        .dividedBy(exponential(rate).minus(Polynomial.ONE));
    }

    private static Polynomial exponential(Polynomial exponent) {
        return Polynomial.product(new TreeMap<>(), exponent);
    }

    private Polynomial overCoordinates(Atom.Bound bound) {
        Integer width = point.widths().get(bound.width());
        if (width == null) {
            throw new NormalFormException("the width " + bound.width() + " without a value");
        }
        return IntStream.range(0, width)
                .mapToObj(value -> write(Substitution.rename(bound.body(), bound.index(), "" + value)))
                .reduce(isSum(bound) ? Polynomial::plus : Binders::larger)
                .orElseThrow();
    }

    private static boolean isSum(Atom.Bound bound) {
        return bound.binder() == Atom.Binder.SUM;
    }

    private Optional<Polynomial> symbol(Atom.Symbol symbol) {
        Integer width = point.widths().get(symbol.name());
        if (symbol.name().equals(Atom.KEYS)) {
            return Optional.of(count);
        }
        if (symbol.name().equals("i")) {
            return Optional.of(Polynomial.of(point.position()));
        }
        if (Atom.SIZES.contains(symbol.name()) && width != null) {
            return Optional.of(Polynomial.of(width));
        }
        var value = point.parameters().get(symbol.name());
        return value != null && symbol.indices().isEmpty() && numbers.contains(symbol.name())
                ? Optional.of(Polynomial.of(value.getFirst().getFirst()))
                : Optional.empty();
    }
}
