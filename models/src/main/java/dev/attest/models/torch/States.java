package dev.attest.models.torch;

import dev.attest.kernels.form.RowSum;
import dev.attest.kernels.form.SeparableForm;
import dev.attest.kernels.form.Summand;
import dev.attest.kernels.form.Terms;
import dev.attest.models.torch.Operand.Tensor;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// A weight that is a sum of products of row and key: `sum_j weight_j value_j = sum_t row_t (sum_j key_t(j)
/// value_j)`, at a cost linear in the number of keys. Causally in chunks: see [Chunks].
record States(SeparableForm form, Term value) implements WeightedSum {
    /// Whether no feature is a product of features, whose number would be a product of widths.
    static boolean isNarrow(SeparableForm form) {
        var summands = Stream.concat(
                        form.rowSums().stream().flatMap(sum -> sum.summands().stream()), form.summands().stream())
                .toList();
        return !form.summands().isEmpty()
                && summands.stream().allMatch(summand -> summand.products().size() <= 1);
    }

    /// The two sides of a summand: numbers, or vectors of one width.
    private record Sides(Node row, Node key) {
        static Sides enter(Summand summand, Scope scope) {
            if (summand.products().isEmpty()) {
                return new Sides(scope.enter(summand.row()), scope.enter(summand.key()));
            }
            var product = summand.products().getFirst();
            return new Sides(
                    scope.enter(Terms.times(summand.row(), product.row())),
                    scope.enter(Terms.times(summand.key(), product.key())));
        }

        Stream<Node> nodes() {
            return Stream.of(row, key);
        }
    }

    @Override
    public Tensor emit(Setting setting, boolean absorbed) {
        var scope = new Scope();
        var reduced = scope.enter(form.reductions());
        var sums = new ArrayList<List<Sides>>();
        for (var sum : form.rowSums()) {
            var sides = enter(sum.summands(), scope);
            sums.add(sides);
            scope.define(sum.leaf(), sides.stream().flatMap(Sides::nodes).toList());
        }
        var summands = enter(form.summands(), scope);
        var values = scope.enter(value);
        if (absorbed) {
            scope.absorb(summands.stream().flatMap(Sides::nodes).toList());
            scope.absorb(List.of(values));
        }
        var emission = setting.emission(scope);
        Setting.define(form.reductions(), reduced, emission);
        for (int sum = 0; sum < sums.size(); sum++) {
            define(form.rowSums().get(sum), sums.get(sum), emission, setting);
        }
        var tensor = setting.entrywise().tensor(emission.of(values));
        return setting.causal()
                ? chunked(summands, tensor, emission, setting)
                : total(summands, tensor, emission, setting);
    }

    private static List<Sides> enter(List<Summand> summands, Scope scope) {
        return summands.stream().map(summand -> Sides.enter(summand, scope)).toList();
    }

    private static void define(RowSum sum, List<Sides> summands, Emission emission, Setting setting) {
        var entrywise = setting.entrywise();
        var total = summands.stream()
                .map(sides -> {
                    var row = entrywise.tensor(emission.of(sides.row()));
                    var key = entrywise.tensor(emission.of(sides.key()));
                    return (Operand) setting.summedProduct().of(inner(row), row, keyed(key, setting), 0);
                })
                .reduce(entrywise::plus)
                .orElse(Entrywise.constant(BigFraction.ZERO));
        emission.define(sum.leaf(), total);
    }

    private static Contraction inner(Tensor side) {
        return side.layout().entries() == 0 ? new Contraction("", "", "", -1) : Contraction.DOT;
    }

    /// With an axis of keys.
    private static Tensor keyed(Tensor side, Setting setting) {
        var layout = side.layout().with(Layout.ofKey(0));
        return side.layout().has(0) ? side : new Tensor(new Expansion(setting.statements()).to(layout, side), layout);
    }

    private static Tensor total(List<Sides> summands, Tensor values, Emission emission, Setting setting) {
        var entrywise = setting.entrywise();
        var total = summands.stream()
                .map(sides -> {
                    var row = entrywise.tensor(emission.of(sides.row()));
                    var key = keyed(entrywise.tensor(emission.of(sides.key())), setting);
                    boolean number = row.layout().entries() == 0;
                    var outer = number ? new Contraction("", "d", "d", -1) : Contraction.OUTER;
                    var read = number ? new Contraction("", "d", "d", -1) : new Contraction("d", "de", "e", -1);
                    var state = setting.summedProduct().of(outer, key, values, 0);
                    return (Operand) read.of(row, state, setting.statements());
                })
                .reduce(entrywise::plus)
                .orElseThrow();
        return entrywise.tensor(total);
    }

    private static Tensor chunked(List<Sides> summands, Tensor values, Emission emission, Setting setting) {
        var entrywise = setting.entrywise();
        var rows = summands.stream()
                .map(sides -> entrywise.tensor(emission.of(sides.row())))
                .toList();
        var keys = summands.stream()
                .map(sides -> setting.guards().vanishing(keyed(entrywise.tensor(emission.of(sides.key())), setting)))
                .toList();
        return new Chunks(setting.statements())
                .of(joined(rows, Layout.ofQuery(1), setting), joined(keys, Layout.ofKey(1), setting), values);
    }

    private static String joined(List<Tensor> sides, Layout layout, Setting setting) {
        var texts = sides.stream()
                .map(side -> new Expansion(setting.statements()).to(layout, side))
                .toList();
        return texts.size() == 1
                ? texts.getFirst()
                : setting.statements().let("torch.cat(" + Alignment.list(texts) + ", -1)");
    }

    @Override
    public String explanation() {
        return "the definition splits into features of the query and features of the key; no scores of pairs are held";
    }
}
