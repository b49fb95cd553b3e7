package dev.attest.theory.formula.normal;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/// What a polynomial is made of. Two atoms are equal exactly when their texts are.
public sealed interface Atom extends Comparable<Atom> {
    /// In index notation, which [IndexNotation] reads back.
    String text();

    @Override
    default int compareTo(Atom other) {
        return text().compareTo(other.text());
    }

    /// An entry of the query `q[t]`, or of the mean query `qbar[t]`.
    record QueryEntry(boolean mean, String index) implements Atom {
        @Override
        public String text() {
            return (mean ? "qbar[" : "q[") + index + "]";
        }
    }

    /// An entry `k[l,t]` of the key `l`.
    record KeyEntry(String key, String index) implements Atom {
        @Override
        public String text() {
            return "k[" + key + "," + index + "]";
        }
    }

    /// The position of a key as a number, not negative.
    record KeyPosition(String key) implements Atom {
        @Override
        public String text() {
            return "pos(" + key + ")";
        }
    }

    /// A number that does not depend on q or K: a size (`n`, `d`), `pi`, a parameter or an entry of one, or a
    /// variable `$x` that a derivation brings in. `signs` are those that it can have.
    record Symbol(String name, List<String> indices, SignSet signs) implements Atom {
        public Symbol {
            indices = List.copyOf(indices);
        }

        @Override
        public String text() {
            return indices.isEmpty() ? name : name + "[" + String.join(",", indices) + "]";
        }
    }

    /// A prime number under a fractional power.
    record Prime(BigInteger value) implements Atom {
        @Override
        public String text() {
            return value.toString();
        }
    }

    /// 1 where the indices are equal, otherwise 0.
    record Delta(String left, String right) implements Atom {
        @Override
        public String text() {
            return "delta(" + left + "," + right + ")";
        }
    }

    /// A function that stays opaque.
    record Applied(Kind kind, Polynomial argument, String text) implements Atom {
        public static Applied of(Kind kind, Polynomial argument) {
            return new Applied(kind, argument, kind.text + "(" + argument.text() + ")");
        }
    }

    /// The functions that stay opaque; every other one is written through these, powers and exponentials.
    enum Kind {
        ABS("abs"),
        LOG("log"),
        SIGN("sign"),
        SIN("sin"),
        COS("cos");

        final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /// A sum or maximum with one bound index. Over keys the width is `n`.
    record Bound(Binder binder, String width, String index, Polynomial body, String text) implements Atom {
        static Bound of(Binder binder, String width, String index, Polynomial body) {
            return new Bound(
                    binder, width, index, body, binder.text + "(" + index + "<" + width + ": " + body.text() + ")");
        }

        public boolean overKeys() {
            return width.equals(KEYS);
        }

        boolean isSum() {
            return binder == Binder.SUM;
        }
    }

    /// What a bound index does.
    enum Binder {
        SUM("sum"),
        MAX("max");

        final String text;

        Binder(String text) {
            this.text = text;
        }
    }

    /// A sum kept as one atom because it stands under a power that does not multiply out.
    record Group(Polynomial body, String text) implements Atom {
        static Group of(Polynomial body) {
            return new Group(body, "(" + body.text() + ")");
        }
    }

    /// The width of a bound index that runs over keys.
    String KEYS = "n";

    /// The free key index of a weight.
    String HERE = "j";

    /// Names of widths over which an index can run.
    Set<String> WIDTHS = Set.of(KEYS, "d", "dv", "m");

    /// Names that are sizes, not parameters.
    Set<String> SIZES = Set.of("n", "d", "dv", "m", "pi", "i");

    static Symbol size(String name) {
        return new Symbol(name, List.of(), name.equals("i") ? SignSet.NONNEGATIVE : SignSet.POSITIVE);
    }
}
