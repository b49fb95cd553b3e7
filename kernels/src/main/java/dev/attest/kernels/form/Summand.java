package dev.attest.kernels.form;

import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `row key prod_s <u_s, w_s>`: one term of a sum that is split between row and key. With the features
/// `w_1 x w_2 x ... key` (Kronecker products) it is one inner product, of width the product of the widths.
///
/// @param row      a number of the row
/// @param key      a number of the key [Term#HERE]
/// @param products `<u_s, w_s>`; none where the term is a product of two numbers
public record Summand(Term row, Term key, List<InnerProduct> products) {
    public Summand {
        products = List.copyOf(products);
    }

    static Summand ofRow(Term number) {
        return new Summand(number, Terms.ONE, List.of());
    }

    static Summand ofKey(Term number) {
        return new Summand(Terms.ONE, number, List.of());
    }

    Summand times(Summand other) {
        var all = Stream.concat(products.stream(), other.products.stream()).toList();
        return new Summand(Terms.times(row, other.row), Terms.times(key, other.key), all);
    }

    Summand timesRow(Term number) {
        return new Summand(Terms.times(row, number), key, products);
    }

    /// What the key contributes: summands with the same features share one state.
    public Features features() {
        return new Features(key, products.stream().map(InnerProduct::key).toList());
    }

    /// Key-side features `key w_1 x w_2 x ...`.
    public record Features(Term key, List<Term> vectors) {
        public Features {
            vectors = List.copyOf(vectors);
        }

        /// How many numbers they are.
        public long width(Map<String, Integer> widths) {
            long width = 1;
            for (var vector : vectors) {
                width = Math.multiplyExact(
                        width, ((Shape.Vector) vector.shape()).width().at(widths));
            }
            return width;
        }
    }

    /// The same sum with one summand for each product of key factors.
    static List<Summand> gathered(List<Summand> summands) {
        var gathered = new ArrayList<Summand>();
        for (var summand : summands) {
            int place = 0;
            while (place < gathered.size() && !gathered.get(place).agrees(summand)) {
                place++;
            }
            if (place == gathered.size()) {
                gathered.add(summand);
            } else {
                var old = gathered.get(place);
                gathered.set(place, new Summand(Terms.plus(old.row, summand.row), old.key, old.products));
            }
        }
        return gathered;
    }

    private boolean agrees(Summand other) {
        return key.equals(other.key) && products.equals(other.products);
    }
}
