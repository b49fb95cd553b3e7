package dev.attest.kernels.family;

import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.PairMachine;
import dev.attest.kernels.strip.PairProgram;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.theory.formula.Term;
import java.util.List;

/// A number of each pair, over tiles of W rows and W keys. What depends on the keys alone is computed once for
/// a head and kept, unless it is the keys themselves.
final class PairTerm {
    private final Term term;
    private final Vocabulary vocabulary;
    private final PairProgram program;
    private final KeySide keys;
    private final boolean plain;

    PairTerm(Term term, Vocabulary vocabulary) {
        this.term = term;
        this.vocabulary = vocabulary;
        var leaves = vocabulary.leaves(List.of(term), Layout.KEYS);
        this.program = PairProgram.of(term, leaves, vocabulary.setting(), vocabulary.loops());
        this.keys = new KeySide(program.keySide(), leaves, vocabulary);
        this.plain = plainKeys();
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
        return plain ? 0 : Math.multiplyExact(panels, program.keySide().stored());
    }

    /// Computes what is kept for a head: from `at(kept)` on.
    interface Place {
        int at(int kept);
    }

    void prepare(Schedule.Group group, Groundwork groundwork, Place place) {
        if (plain) {
            return;
        }
        int panels =
                groundwork.definition().panels(groundwork.definition().sizes().keys());
        int lanes = vocabulary.lanes();
        group.phase(panels, keys.scratch(), scratch -> {
            var machine = keys.on(scratch, 0);
            return (head, kept, panel) -> {
                int count = Math.min(lanes, head.sizes().keys() - panel * lanes);
                if (count <= 0) {
                    return;
                }
                machine.run(head, groundwork.quantities(group, kept), panel * lanes, count);
                machine.results()
                        .store(
                                group.kept(),
                                place.at(kept) + panel * program.keySide().stored());
            };
        });
    }

    int scratch() {
        return Math.addExact(program.querySide().scratch(), program.scratch(vocabulary.lanes()));
    }

    Tiles on(TokenPanel rows, float[] scratch, int from) {
        return new Tiles(rows, scratch, from, vocabulary.lanes());
    }

    /// The same for blocks of up to so many keys.
    int scratch(int keys) {
        return Math.addExact(program.querySide().scratch(), program.scratch(keys));
    }

    Tiles on(TokenPanel rows, float[] scratch, int from, int keys) {
        return new Tiles(rows, scratch, from, keys);
    }

    /// Computes tiles, for one thread.
    final class Tiles {
        private final TokenMachine queries;
        private final PairMachine pairs;
        private boolean prepared;

        Tiles(TokenPanel rows, float[] scratch, int from, int keys) {
            this.queries = program.querySide().on(scratch, from);
            this.pairs = program.on(scratch, from + program.querySide().scratch(), keys);
            rows.bind(program.querySide(), queries);
            rows.bind(pairs);
        }

        /// Begins with the rows that the panel holds now.
        void begin() {
            queries.prepare();
            queries.run();
            pairs.queries(queries);
            pairs.prepare();
        }

        /// The same where what is uniform may be another than before only if the head is.
        void begin(boolean sameHead) {
            if (!sameHead || !prepared) {
                begin();
                prepared = true;
            } else {
                queries.run();
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
