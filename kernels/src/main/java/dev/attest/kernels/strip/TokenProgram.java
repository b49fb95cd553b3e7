package dev.attest.kernels.strip;

import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Map;

/// Terms of one token as vector code, for W tokens at a time. It does not change: any number of threads may
/// each have a [TokenMachine] that runs it.
///
/// What a strip cannot compute by itself (the token, its position, sums over keys, the number of keys) is
/// handed in as a leaf. A term is taken as a leaf wherever it occurs, also where it differs in the names of its
/// bound indices.
public final class TokenProgram {
    private final Loops loops;
    private final List<Step> steps;
    private final List<Term> leaves;
    private final List<Integer> roots;
    private final int[] places;
    private final int length;

    private TokenProgram(Loops loops, Compilation compilation, List<Integer> roots) {
        this.loops = loops;
        this.steps = List.copyOf(compilation.steps());
        this.leaves = compilation.read();
        this.roots = roots;
        var slots = new Slots(steps, roots, loops.lanes());
        this.places = slots.places();
        this.length = slots.length();
    }

    /// @param leaves what is handed in, each UNIFORM or LANES
    /// @throws NotStrippable if a term is neither handed in nor vector code
    public static TokenProgram of(List<Term> roots, Map<Term, Layout> leaves, Setting setting, Loops loops) {
        var compilation = new Compilation(setting, Compilation.canonical(leaves));
        var numbers = roots.stream()
                .map(BoundIndices::canonical)
                .map(compilation::add)
                .toList();
        return new TokenProgram(loops, compilation, numbers);
    }

    /// @param roots numbers of steps
    static TokenProgram of(Loops loops, Compilation compilation, List<Integer> roots) {
        return new TokenProgram(loops, compilation, List.copyOf(roots));
    }

    Loops loops() {
        return loops;
    }

    List<Step> steps() {
        return steps;
    }

    int place(int step) {
        return places[step];
    }

    int rootStep(int root) {
        return roots.get(root);
    }

    /// The number of a leaf, or -1 if no root reads it.
    public int leaf(Term term) {
        return leaves.indexOf(BoundIndices.canonical(term));
    }

    /// The leaves that the roots read, by number (bound indices renamed).
    public List<Term> leaves() {
        return leaves;
    }

    public int roots() {
        return roots.size();
    }

    /// Entries of a root.
    public int size(int root) {
        return steps.get(roots.get(root)).size();
    }

    /// UNIFORM or LANES.
    public Layout layout(int root) {
        return steps.get(roots.get(root)).uniform() ? Layout.UNIFORM : Layout.LANES;
    }

    /// Whether an entry of what differs from token to token comes of the same entry of leaves and of numbers
    /// that are the same for all: then a panel may hold its entries in any order that all its leaves share,
    /// such as token after token.
    public boolean isEntrywise() {
        var own = steps.stream().filter(step -> !step.uniform()).toList();
        return own.stream().allMatch(step -> isEntrywise(step, own.getFirst().size()));
    }

    private boolean isEntrywise(Step step, int size) {
        boolean inPlace = switch (step.operation()) {
            case Operation.Leaf _, Operation.Map _, Operation.EluAndOne _, Operation.Raise _, Operation.Meet _ -> true;
            default -> false;
        };
        return inPlace
                && step.size() == size
                && step.parts().stream().map(steps::get).allMatch(part -> !part.uniform() || part.size() == 1);
    }

    /// The leaf that a root is, as it is; -1 if the root is computed.
    public int asLeaf(int root) {
        return steps.get(roots.get(root)).operation() instanceof Operation.Leaf(int number) ? number : -1;
    }

    /// Numbers that [TokenMachine#store] writes: the panels of all roots.
    public int stored() {
        int rows = 0;
        for (int root = 0; root < roots.size(); root++) {
            rows = Math.addExact(rows, size(root));
        }
        return Math.multiplyExact(rows, loops.lanes());
    }

    /// Numbers of scratch memory that a machine needs.
    public int scratch() {
        return length;
    }

    /// A machine for one thread, which works in `scratch` from `from` on, where nothing else may write while it
    /// is in use. What is there does not matter.
    public TokenMachine on(float[] scratch, int from) {
        return new TokenMachine(this, scratch, from);
    }
}
