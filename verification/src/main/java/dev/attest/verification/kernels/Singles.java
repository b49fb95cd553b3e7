package dev.attest.verification.kernels;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// The entries of a value, for one key or for each: `[count][size]`, count 1 where all keys share it.
///
/// @param terms how many products one entry multiplies out to
record Singles(int count, int size, Single[] entries, double terms) {
    static Singles of(Single single) {
        return new Singles(1, 1, new Single[] {single}, 1);
    }

    static Singles number(double value) {
        return of(Single.exact(value));
    }

    Single at(int key, int entry) {
        return entries[(count == 1 ? 0 : key) * size + (size == 1 ? 0 : entry)];
    }

    Singles map(UnaryOperator<Single> function, double newTerms) {
        var out = new Single[entries.length];
        for (int place = 0; place < out.length; place++) {
            out[place] = function.apply(entries[place]);
        }
        return new Singles(count, size, out, newTerms);
    }

    /// Entry by entry; a number meets every entry.
    Singles meet(Singles other, BinaryOperator<Single> function, double newTerms) {
        int keys = Math.max(count, other.count);
        int width = Math.max(size, other.size);
        var out = new Single[keys * width];
        for (int place = 0; place < out.length; place++) {
            out[place] = function.apply(at(place / width, place % width), other.at(place / width, place % width));
        }
        return new Singles(keys, width, out, newTerms);
    }

    /// Which entry of which key stands at a place.
    interface Source {
        Single at(int key, int entry);
    }

    static Singles filled(int count, int size, double terms, Source source) {
        var out = new Single[count * size];
        for (int place = 0; place < out.length; place++) {
            out[place] = source.at(place / size, place % size);
        }
        return new Singles(count, size, out, terms);
    }
}
