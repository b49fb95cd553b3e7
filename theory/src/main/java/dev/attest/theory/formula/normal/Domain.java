package dev.attest.theory.formula.normal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What the text of a definition needs in order to be defined, for all keys and coordinates: the part of its
/// meaning that the normal form forgets.
public final class Domain {
    private static final Pattern FRESH = Pattern.compile("~\\d+");

    private final Map<String, Requirement> requirements = new LinkedHashMap<>();

    /// What an expression has to be.
    public enum Need {
        /// A divisor.
        NONZERO(SignSet.NONZERO),
        /// The argument of a logarithm, or the base of a power whose exponent varies.
        POSITIVE(SignSet.POSITIVE),
        /// The argument of a root.
        NONNEGATIVE(SignSet.NONNEGATIVE);

        private final SignSet allowed;

        Need(SignSet allowed) {
            this.allowed = allowed;
        }

        /// The need is met whatever sign of these the expression has.
        public boolean isMetBy(SignSet signs) {
            return signs.within(allowed);
        }
    }

    /// An expression of the text and what it has to be, for every key `j`, `j2` ... and coordinate `a1`, `a2`
    /// ... it mentions.
    public record Requirement(Need need, Polynomial expression) {}

    void require(Need need, Polynomial expression) {
        if (FormSigns.of(expression).equals(SignSet.POSITIVE)
                && expression.constant().isPresent()) {
            return;
        }
        var canonical = canonical(expression);
        requirements.putIfAbsent(need + " " + canonical.text(), new Requirement(need, canonical));
    }

    /// Free indices renamed in the order in which they appear, keys apart from coordinates.
    private static Polynomial canonical(Polynomial expression) {
        var names = new LinkedHashMap<String, String>();
        var matcher = FRESH.matcher(expression.text());
        while (matcher.find()) {
            names.putIfAbsent(matcher.group(), "");
        }
        var keys = new ArrayList<String>();
        if (Uses.key(expression, Atom.HERE)) {
            keys.add(Atom.HERE);
        }
        int coordinates = 0;
        for (var name : names.keySet()) {
            boolean key = Uses.any(expression, atom -> isKey(atom, name));
            if (key) {
                names.put(name, keys.isEmpty() ? Atom.HERE : Atom.HERE + (keys.size() + 1));
                keys.add(name);
            } else {
                names.put(name, "a" + ++coordinates);
            }
        }
        return Substitution.rename(expression, name -> names.getOrDefault(name, name));
    }

    private static boolean isKey(Atom atom, String name) {
        return switch (atom) {
            case Atom.KeyEntry entry -> entry.key().equals(name);
            case Atom.KeyPosition position -> position.key().equals(name);
            case Atom.InputEntry input -> input.key().equals(name);
            case Atom.GridPlace place -> place.key().equals(name);
            case Atom.Prefix prefix -> prefix.upTo().equals(name);
            default -> false;
        };
    }

    public List<Requirement> requirements() {
        Collection<Requirement> values = requirements.values();
        return List.copyOf(values);
    }
}
