package dev.attest.kernels.family;

import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.Reversal;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Terms of tokens in reverse, a panel at a time: from the adjoints of the terms to those of the leaves that
/// they read.
final class TokenReversal {
    private final Vocabulary vocabulary;
    private final List<Parameter> adjoints = new ArrayList<>();
    private final Map<Term, Layout> leaves = new LinkedHashMap<>();
    private final Reversal reversal;

    /// @param roots  of one side
    /// @param leaves what they may read, each LANES or UNIFORM; all with a gradient
    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    TokenReversal(List<Term> roots, Map<Term, Layout> leaves, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        for (var root : roots) {
            adjoints.add(new Parameter(
                    "adjoint " + adjoints.size(), root.shape(), Parameter.Origin.GIVEN, Optional.empty()));
        }
        var moving = leaves.keySet().stream().filter(TokenReversal::moves).toList();
        this.reversal = Reversal.of(roots, adjoints, leaves, moving, vocabulary.setting(), vocabulary.loops());
        leaves.forEach((leaf, layout) -> {
            if (reversal.program().leaf(leaf) >= 0) {
                this.leaves.put(leaf, layout);
            }
        });
    }

    /// Positions and counts do not.
    private static boolean moves(Term leaf) {
        return !(leaf instanceof Term.QueryPosition
                || leaf instanceof Term.KeyPosition
                || leaf instanceof Term.Rotary
                || leaf instanceof Term.KeyCount);
    }

    /// The leaves that have an adjoint.
    Iterable<Term> found() {
        return reversal.found().keySet();
    }

    boolean finds(Term leaf) {
        return reversal.found().containsKey(leaf);
    }

    int scratch() {
        return Math.addExact(
                TokenPanel.length(leaves, vocabulary), reversal.program().scratch());
    }

    /// With leaves of its own, which [Machine#run] fills in.
    Machine on(float[] scratch, int from) {
        var panel = new TokenPanel(leaves, vocabulary, scratch, from);
        for (var leaf : leaves.keySet()) {
            if (leaf instanceof Term.ParameterValue(var parameter)) {
                vocabulary.fill(parameter, scratch, panel.at(parameter));
            }
        }
        return new Machine(panel, scratch, from + TokenPanel.length(leaves, vocabulary));
    }

    /// With the leaves of a panel that is filled in elsewhere.
    Machine on(TokenPanel rows, float[] scratch, int from) {
        return new Machine(rows, scratch, from);
    }

    /// Runs it, for one thread.
    final class Machine {
        private final TokenPanel panel;
        private final TokenMachine machine;

        Machine(TokenPanel panel, float[] scratch, int from) {
            this.panel = panel;
            this.machine = reversal.program().on(scratch, from);
            for (var leaf : leaves.keySet()) {
                machine.bind(reversal.program().leaf(leaf), panel.operand(leaf));
            }
        }

        /// Says where the adjoint of a root is.
        void adjoint(int root, Operand where) {
            machine.bind(reversal.program().leaf(new Term.ParameterValue(adjoints.get(root))), where);
        }

        /// Where the kernel fills in a leaf; -1 if nothing reads it.
        int at(Parameter leaf) {
            return panel.at(leaf);
        }

        void run(HeadView head, Quantities.Of quantities, int first, int count) {
            panel.load(head, quantities, first, count);
            run();
        }

        void run() {
            machine.prepare();
            machine.run();
        }

        /// The adjoint of a leaf, `[entries][lanes]`.
        Operand of(Term leaf) {
            return machine.root(reversal.root(leaf));
        }
    }
}
