package dev.attest.experiments.arrays;

import dev.attest.experiments.study.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The Python literal in the header of an array: a dictionary of exactly `descr`, `fortran_order` and `shape`.
/// Nothing else of Python is understood, and nothing is evaluated.
final class HeaderLiteral {
    private static final Set<String> KEYS = new TreeSet<>(List.of("descr", "fortran_order", "shape"));
    /// The most digits of an extent, so that it fits a `long`.
    private static final int MOST_DIGITS = 18;

    private final String text;
    private final Place place;
    private int at;

    private HeaderLiteral(String text, Place place) {
        this.text = text;
        this.place = place;
    }

    /// The fields of the dictionary.
    record Fields(String descr, boolean fortranOrder, List<Long> shape) {
        Fields {
            shape = List.copyOf(shape);
        }
    }

    static Fields parse(String text, Place place) {
        return new HeaderLiteral(text, place).dictionary();
    }

    private Fields dictionary() {
        var descr = "";
        boolean fortranOrder = false;
        List<Long> shape = List.of();
        var missing = new TreeSet<>(KEYS);
        expect("{");
        while (!accept("}")) {
            int from = at;
            var key = string();
            if (!missing.remove(key)) {
                at = from;
                throw expected(KEYS.contains(key) ? "each key once" : "the keys " + String.join(", ", KEYS));
            }
            expect(":");
            switch (key) {
                case "descr" -> descr = type();
                case "fortran_order" -> fortranOrder = truth();
                default -> shape = extents();
            }
            if (!accept(",")) {
                expect("}");
                break;
            }
        }
        skipSpace();
        if (at < text.length()) {
            throw expected("nothing after the dictionary");
        }
        if (!missing.isEmpty()) {
            throw place.expected("a header with the key '" + missing.first() + "'", "none");
        }
        return new Fields(descr, fortranOrder, shape);
    }

    private String type() {
        skipSpace();
        if (at < text.length() && text.charAt(at) == '[') {
            throw place.expected(TypeCode.EXPECTED, "a structured type " + Quoted.text(text.substring(at)));
        }
        return string();
    }

    private String string() {
        skipSpace();
        var quote = at < text.length() ? text.charAt(at) : ' ';
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0 || text.substring(at, end).contains("\\")) {
            throw expected("a string in quotes");
        }
        var content = text.substring(at + 1, end);
        at = end + 1;
        return content;
    }

    private boolean truth() {
        if (accept("True")) {
            return true;
        }
        if (accept("False")) {
            return false;
        }
        throw expected("True or False");
    }

    /// `()`, `(3,)`, `(3, 4)` or `(3, 4,)`.
    private List<Long> extents() {
        var extents = new ArrayList<Long>();
        expect("(");
        while (!accept(")")) {
            extents.add(extent());
            if (!accept(",")) {
                expect(")");
                if (extents.size() == 1) {
                    throw expected("a comma after the only extent");
                }
                break;
            }
        }
        return extents;
    }

    private long extent() {
        skipSpace();
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == at || end - at > MOST_DIGITS) {
            throw expected("an extent, a whole number from 0 of at most " + MOST_DIGITS + " digits");
        }
        long extent = Long.parseLong(text.substring(at, end));
        at = end;
        return extent;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw expected("'" + token + "'");
        }
    }

    private boolean accept(String token) {
        skipSpace();
        boolean here = text.startsWith(token, at);
        at += here ? token.length() : 0;
        return here;
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private BadInput expected(String what) {
        var rest = text.substring(at).strip();
        return place.expected(
                what + " at character " + at + " of the header",
                rest.isEmpty() ? "its end" : "'" + Quoted.text(rest) + "'");
    }
}
