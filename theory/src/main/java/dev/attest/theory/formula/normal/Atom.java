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

    /// An entry of what comes with a token: `beta@l` for the key `l`, `beta@q` for the token of the query.
    record InputEntry(String name, String key, List<String> indices, SignSet signs) implements Atom {
        public InputEntry {
            indices = List.copyOf(indices);
        }

        @Override
        public String text() {
            return name + "@" + key + (indices.isEmpty() ? "" : "[" + String.join(",", indices) + "]");
        }
    }

    /// The row or column of a token on its grid: of the key `l`, or of the query.
    record GridPlace(boolean column, String key) implements Atom {
        @Override
        public String text() {
            return (column ? "col(" : "row(") + key + ")";
        }
    }

    /// An entry of the matrix by which a rotary position turns a vector: orthogonal, the identity at position
    /// 0, and the product of two is that of the sum of their positions.
    record Rotation(Polynomial position, String width, String row, String column, String text) implements Atom {
        static Rotation of(Polynomial position, String width, String row, String column) {
            return new Rotation(
                    position,
                    width,
                    row,
                    column,
                    "rope(" + position.text() + "; " + width + ")[" + row + "," + column + "]");
        }
    }

    /// The sum of `body` over the keys up to and including `upTo`, with one bound index.
    record Prefix(String upTo, String index, Polynomial body, String text) implements Atom {
        static Prefix of(String upTo, String index, Polynomial body) {
            return new Prefix(upTo, index, body, "cumsum(" + index + "<=" + upTo + ": " + body.text() + ")");
        }
    }

    /// An entry of a row of sparsemax or entmax, not negative: the one whose score is `here`, where `there` are
    /// the scores of all keys `index`.
    record SparseRow(Polynomial alpha, Polynomial here, String index, Polynomial there, String text) implements Atom {
        static SparseRow of(Polynomial alpha, Polynomial here, String index, Polynomial there) {
            return new SparseRow(
                    alpha,
                    here,
                    index,
                    there,
                    "entmax(" + alpha.text() + "; " + here.text() + "; " + index + ": " + there.text() + ")");
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

    /// In the place of a key: the token of the query.
    String OF_QUERY = "q";

    /// Names of widths over which an index can run.
    Set<String> WIDTHS = Set.of(KEYS, "d", "dv", "m");

    /// Names that are sizes, not parameters.
    Set<String> SIZES = Set.of("n", "d", "dv", "m", "pi", "i");

    static Symbol size(String name) {
        return new Symbol(name, List.of(), name.equals("i") ? SignSet.NONNEGATIVE : SignSet.POSITIVE);
    }
}
