package dev.attest.kernels.strip;

import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A number for each pair of a query and a key as vector code, for W queries and a chunk of keys at a time. It
/// does not change: any number of threads may each have a [PairMachine] that runs it.
///
/// What depends on one side alone is computed by that side's [TokenProgram], once for each query and once for
/// each key, and handed to the machine. An inner product of the two sides is a product of panels; where a term
/// has a vector for each pair, its strip is computed key by key.
public final class PairProgram {
    private final Loops loops;
    private final List<PairStep> steps;
    private final TokenProgram querySide;
    private final TokenProgram keySide;
    private final TokenProgram keyByKey;
    private final int[] innerQueries;
    private final int[] innerKeys;

    private PairProgram(PairCompilation compilation, Map<Term, Layout> leaves, Setting setting, Loops loops) {
        this.loops = loops;
        this.steps = List.copyOf(compilation.steps());
        this.querySide = TokenProgram.of(compilation.queries().terms(), only(Layout.LANES, leaves), setting, loops);
        this.keySide = TokenProgram.of(compilation.keys().terms(), only(Layout.KEYS, leaves), setting, loops);
        var inner = new HashMap<>(only(Layout.UNIFORM, leaves));
        inner.putAll(compilation.inner());
        this.keyByKey = TokenProgram.of(compilation.keyByKey().terms(), inner, setting, loops);
        this.innerQueries =
                compilation.queries().terms().stream().mapToInt(keyByKey::leaf).toArray();
        this.innerKeys =
                compilation.keys().terms().stream().mapToInt(keyByKey::leaf).toArray();
    }

    /// The uniform leaves, and those of one side as LANES.
    private static Map<Term, Layout> only(Layout side, Map<Term, Layout> leaves) {
        var some = new HashMap<Term, Layout>();
        leaves.forEach((term, layout) -> {
            if (layout == Layout.UNIFORM || layout == side) {
                some.put(term, layout == side && side != Layout.UNIFORM ? Layout.LANES : layout);
            }
        });
        return some;
    }

    /// @param root   a number
    /// @param leaves what is handed in: UNIFORM, LANES (of the query) or KEYS (of the key)
    /// @throws NotStrippable if a term is neither handed in nor vector code
    public static PairProgram of(Term root, Map<Term, Layout> leaves, Setting setting, Loops loops) {
        if (!(root.shape() instanceof Shape.Scalar)) {
            throw new NotStrippable("a pair has a number; expected one, got a " + root.shape());
        }
        var canonical = Compilation.canonical(leaves);
        var compilation = new PairCompilation(setting, canonical);
        compilation.add(BoundIndices.canonical(root));
        return new PairProgram(compilation, canonical, setting, loops);
    }

    Loops loops() {
        return loops;
    }

    List<PairStep> steps() {
        return steps;
    }

    /// What depends on the query alone or on nothing; its roots are what [PairMachine#query] takes.
    public TokenProgram querySide() {
        return querySide;
    }

    /// What depends on the key alone, the lanes being keys; its roots are what [PairMachine#keys] takes.
    public TokenProgram keySide() {
        return keySide;
    }

    /// Whether vectors for each pair are needed, which costs a strip for each key.
    public boolean goesKeyByKey() {
        return keyByKey.roots() > 0;
    }

    TokenProgram keyByKey() {
        return keyByKey;
    }

    int innerQuery(int root) {
        return innerQueries[root];
    }

    int innerKey(int root) {
        return innerKeys[root];
    }

    /// The uniform leaves of the program that goes key by key, by number, are bound through
    /// [PairMachine#uniform].
    int innerLeaf(Term term) {
        return keyByKey.leaf(term);
    }

    /// Numbers of scratch memory that a machine for chunks of up to `keys` keys needs.
    public int scratch(int keys) {
        long pairs = steps.stream().filter(PairStep::isPair).count();
        long panels = Math.multiplyExact(pairs, Math.multiplyExact((long) keys, loops.lanes()));
        int columns = 0;
        for (int root = 0; root < keySide.roots(); root++) {
            columns += innerKeys[root] >= 0 ? keySide.size(root) : 0;
        }
        return Math.toIntExact(panels + columns + keyByKey.scratch());
    }

    /// A machine for one thread, which works in `scratch` from `from` on, where nothing else may write while it
    /// is in use. What is there does not matter.
    ///
    /// @param keys the most keys of a chunk
    public PairMachine on(float[] scratch, int from, int keys) {
        return new PairMachine(this, scratch, from, keys);
    }
}
