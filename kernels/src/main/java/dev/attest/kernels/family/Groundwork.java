package dev.attest.kernels.family;

import dev.attest.kernels.form.KeyReduction;
import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What every family does before and after its pass over the keys: reductions over the keys, values that the
/// definition transforms, and what leaves the head once the weighted sum is known.
final class Groundwork {
    private final Definition definition;
    private final Vocabulary vocabulary;
    private final Quantities quantities;
    private final int width;
    private final KeySide values;

    /// @param reductions those that the weight needs; the output's own are added
    /// @param terms      of the weight, for the leaves that they mention
    Groundwork(Definition definition, List<KeyReduction> reductions, List<Term> terms) {
        var output = definition.output();
        this.definition = definition;
        this.vocabulary = new Vocabulary(definition.causal(), definition.setting(), definition.loops());
        var all = new ArrayList<>(reductions);
        all.addAll(output.reductions());
        var mentioned = new ArrayList<>(terms);
        mentioned.add(output.outer());
        all.forEach(reduction -> mentioned.add(reduction.body()));
        var means = Quantities.meanQueries(vocabulary, mentioned);
        this.quantities =
                new Quantities(vocabulary, all, means, definition.sizes().keys());
        vocabulary.ofRow(output.sum());
        this.width = vocabulary.size(output.sum().shape());
        var leaves = vocabulary.leaves(List.of(output.value()), Layout.LANES);
        this.values = new KeySide(
                TokenProgram.of(List.of(output.value()), leaves, definition.setting(), definition.loops()),
                leaves,
                vocabulary);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Definition definition() {
        return definition;
    }

    /// Width of what is summed.
    int width() {
        return width;
    }

    int kept() {
        int transformed = definition.output().hasPlainValues()
                ? 0
                : Math.multiplyExact(definition.sizes().keys(), width);
        return Math.addExact(quantities.length(), transformed);
    }

    /// Fills what is kept for each head of a group.
    void prepare(Schedule.Group group) {
        if (quantities.length() > 0) {
            group.phase(
                    1,
                    quantities.scratch(),
                    scratch -> (head, kept, _) -> quantities.compute(head, quantities(group, kept), scratch, 0));
        }
        if (!definition.output().hasPlainValues()) {
            int panels = definition.panels(definition.sizes().keys());
            group.phase(panels, values.scratch(), scratch -> transformation(group, values.on(scratch, 0)));
        }
    }

    private Schedule.Task transformation(Schedule.Group group, KeySide.Machine machine) {
        int lanes = vocabulary.lanes();
        return (head, kept, panel) -> {
            int tokens = Math.min(lanes, head.sizes().keys() - panel * lanes);
            if (tokens <= 0) {
                return;
            }
            machine.run(head, quantities(group, kept), panel * lanes, tokens);
            int to = values(head, group, kept).at() + panel * lanes * width;
            machine.unpack(0, width, tokens, group.kept(), to);
        };
    }

    Quantities.Of quantities(Schedule.Group group, int kept) {
        return new Quantities.Of(quantities, group.kept(), kept);
    }

    /// What the weights multiply: rows of [#width] numbers from `at` on.
    record ValueRows(float[] data, int at) {}

    ValueRows values(HeadView head, Schedule.Group group, int kept) {
        return definition.output().hasPlainValues()
                ? new ValueRows(head.v(), head.vAt())
                : new ValueRows(group.kept(), kept + quantities.length());
    }

    /// The leaves of rows that terms mention, with the weighted sum; leaves of keys are left out.
    Map<Term, Layout> rowLeaves(List<Term> terms) {
        var all = new ArrayList<>(terms);
        all.add(definition.output().outer());
        all.add(new Term.ParameterValue(definition.output().sum()));
        var leaves = new LinkedHashMap<Term, Layout>();
        vocabulary.leaves(all, Layout.KEYS).forEach((leaf, layout) -> {
            if (layout != Layout.KEYS) {
                leaves.put(leaf, layout);
            }
        });
        return leaves;
    }
}
