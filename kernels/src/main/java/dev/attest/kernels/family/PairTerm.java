package dev.attest.kernels.family;

import dev.attest.kernels.form.Expansion;
import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.PairMachine;
import dev.attest.kernels.strip.PairProgram;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Optional;

/// A number of each pair, over tiles of W rows and W keys. What depends on the keys alone is computed once for
/// a head and kept, unless it is the keys themselves.
///
/// A term that needs a vector for each pair is multiplied out ([Expansion]) and, beside that, kept as it stands
/// for tiles where a value of a query or key is not finite: there the two differ.
final class PairTerm {
    private final Term term;
    private final Vocabulary vocabulary;
    private final PairProgram program;
    private final KeySide keys;
    private final boolean plain;
    private final Optional<PairTerm> literal;

    PairTerm(Term term, Vocabulary vocabulary) {
        this(term, new Expansion(vocabulary.causal(), vocabulary.ofRows()).of(term), vocabulary);
    }

    private PairTerm(Term term, Term computed, Vocabulary vocabulary) {
        this.term = term;
        this.vocabulary = vocabulary;
        var leaves = vocabulary.leaves(List.of(computed), Layout.KEYS);
        this.program = PairProgram.of(computed, leaves, vocabulary.setting(), vocabulary.loops());
        this.keys = new KeySide(program.keySide(), leaves, vocabulary);
        this.literal = computed.equals(term) ? Optional.empty() : Optional.of(new PairTerm(term, term, vocabulary));
        this.plain = literal.isEmpty() && plainKeys();
    }

    private boolean plainKeys() {
        var side = program.keySide();
        for (int root = 0; root < side.roots(); root++) {
            int leaf = side.asLeaf(root);
            if (leaf < 0 || !(side.leaves().get(leaf) instanceof Term.Key)) {
                return false;
            }
        }
        return true;
    }

    Term term() {
        return term;
    }

    /// Numbers kept for a head.
    int kept(int panels) {
        int own = plain ? 0 : Math.multiplyExact(panels, program.keySide().stored());
        return literal.map(other -> Math.addExact(Math.addExact(own, panels), other.kept(panels)))
                .orElse(own);
    }

    /// Where the marks of panels with keys that are not finite begin, and then what the literal term keeps.
    private int marks(int at, int panels) {
        return at + (plain ? 0 : panels * program.keySide().stored());
    }

    /// Computes what is kept for a head: from `at(kept)` on.
    interface Place {
        int at(int kept);
    }

    void prepare(Schedule.Group group, Groundwork groundwork, Place place) {
        int panels =
                groundwork.definition().panels(groundwork.definition().sizes().keys());
        literal.ifPresent(other -> other.prepare(group, groundwork, kept -> marks(place.at(kept), panels) + panels));
        if (plain) {
            return;
        }
        int lanes = vocabulary.lanes();
        group.phase(panels, keys.scratch(), scratch -> {
            var machine = keys.on(scratch, 0);
            return (head, kept, panel) -> {
                int count = Math.min(lanes, head.sizes().keys() - panel * lanes);
                if (count <= 0) {
                    return;
                }
                machine.run(head, groundwork.quantities(group, kept), panel * lanes, count);
                int stored = program.keySide().stored();
                int at = place.at(kept) + panel * stored;
                machine.results().store(group.kept(), at);
                if (literal.isPresent()) {
                    boolean finite = Masks.areFinite(group.kept(), at, stored);
                    group.kept()[marks(place.at(kept), panels) + panel] = finite ? 0 : 1;
                }
            };
        });
    }

    int scratch() {
        return scratch(vocabulary.lanes());
    }

    Tiles on(TokenPanel rows, float[] scratch, int from) {
        return new Tiles(rows, scratch, from, vocabulary.lanes());
    }

    /// The same for blocks of up to so many keys.
    int scratch(int keys) {
        return Math.addExact(own(keys), literal.map(PairTerm::scratch).orElse(0));
    }

    private int own(int keys) {
        return Math.addExact(program.querySide().scratch(), program.scratch(keys));
    }

    Tiles on(TokenPanel rows, float[] scratch, int from, int keys) {
        return new Tiles(rows, scratch, from, keys);
    }

    /// Computes tiles, for one thread.
    final class Tiles {
        private final TokenMachine queries;
        private final PairMachine pairs;
        private final Optional<Tiles> others;
        private boolean finite = true;
        private boolean prepared;

        Tiles(TokenPanel rows, float[] scratch, int from, int keys) {
            this.queries = program.querySide().on(scratch, from);
            this.pairs = program.on(scratch, from + program.querySide().scratch(), keys);
            rows.bind(program.querySide(), queries);
            rows.bind(pairs);
            this.others = literal.map(other -> other.on(rows, scratch, from + own(keys)));
        }

        /// Begins with the rows that the panel holds now.
        void begin() {
            queries.prepare();
            queries.run();
            pairs.queries(queries);
            pairs.prepare();
            prepared = true;
            beginOthers(false);
        }

        private void beginOthers(boolean sameHead) {
            others.ifPresent(other -> other.begin(sameHead));
            finite = others.isEmpty() || areFinite();
        }

        private boolean areFinite() {
            boolean all = true;
            for (int root = 0; root < program.querySide().roots(); root++) {
                var entries = queries.root(root);
                int step = entries.spread() ? 1 : vocabulary.lanes();
                all &= Masks.areFinite(
                        entries.data(), entries.from(), program.querySide().size(root) * step);
            }
            return all;
        }

        /// The same where what is uniform may be another than before only if the head is.
        void begin(boolean sameHead) {
            if (!sameHead || !prepared) {
                begin();
            } else {
                queries.run();
                beginOthers(true);
            }
        }

        /// The block of keys from `first` on, the first of a panel: `[count][lanes]`.
        void block(HeadView head, float[] kept, int at, int first, int count, float[] out, int to) {
            int lanes = vocabulary.lanes();
            if (plain) {
                run(head, kept, at, first / lanes, count, out, to);
                return;
            }
            for (int from = 0; from < count; from += lanes) {
                int some = Math.min(lanes, count - from);
                run(head, kept, at, (first + from) / lanes, some, out, to + from * lanes);
            }
        }

        /// The tile of a panel of keys, `[count][lanes]`.
        void run(HeadView head, float[] kept, int at, int panel, int count, float[] out, int to) {
            if (others.isPresent()) {
                int panels = (head.call().sizes().keys() + vocabulary.lanes() - 1) / vocabulary.lanes();
                int marks = marks(at, panels);
                if (!finite || kept[marks + panel] != 0) {
                    others.get().run(head, kept, marks + panels, panel, count, out, to);
                    return;
                }
            }
            if (plain) {
                int d = head.sizes().d();
                for (int root = 0; root < program.keySide().roots(); root++) {
                    pairs.key(root, head.k(), head.kAt() + panel * vocabulary.lanes() * d, d, 1);
                }
            } else {
                pairs.keys(kept, at + panel * program.keySide().stored(), 0);
            }
            pairs.run(count, out, to);
        }
    }
}
