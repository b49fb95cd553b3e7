package dev.attest.kernels.decode;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.form.KeyReduction;
import dev.attest.kernels.form.OutputForm;
import dev.attest.kernels.form.PairForm;
import dev.attest.kernels.form.RowReduction;
import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.kernels.form.Terms;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Setting;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every key and value is kept, and each row goes over all of them: once where the weight is a softmax or has
/// no reductions, else once more for each stage.
///
/// Time n (d + dv) for a token and head in each pass; memory n (d + dv) for each key head.
final class CacheForm implements StepForm {
    private final Ground ground;
    private final String title;
    private final List<PairPass> passes = new ArrayList<>();
    private final Optional<TokenProgram> scale;
    private final Optional<TokenProgram> sink;
    private final List<Column> columns = new ArrayList<>();
    private final List<int[]> columnsOfPasses = new ArrayList<>();

    /// A value that is kept of each key: a root of a program of keys.
    ///
    /// @param at rows of lanes before it in a panel
    record Column(int program, int root, int size, int at) {}

    private CacheForm(
            String title,
            OutputForm output,
            List<KeyReduction> reductions,
            Setting setting,
            Loops loops,
            Sizes sizes,
            Optional<Term> scale,
            Optional<Term> sink) {
        this.title = title;
        this.ground = new Ground(output, reductions, setting, loops, sizes);
        this.scale = scale.map(term -> ground.mentions().tokens(List.of(term)));
        this.sink = sink.map(term -> ground.mentions().tokens(List.of(term)));
    }

    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    static CacheForm of(OutputForm output, SoftmaxForm form, Setting setting, Loops loops, Sizes sizes) {
        var scale = Terms.isOne(form.scale()) ? Optional.<Term>empty() : Optional.of(form.scale());
        var made = new CacheForm(
                "cache, online softmax", output, form.reductions(), setting, loops, sizes, scale, form.sink());
        made.add(form.score(), new PairPass.Use.Softmax());
        made.settle();
        return made;
    }

    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    static CacheForm of(OutputForm output, PairForm form, Setting setting, Loops loops, Sizes sizes) {
        var made = new CacheForm(
                "cache", output, form.reductions(), setting, loops, sizes, Optional.empty(), Optional.empty());
        for (var stage : form.stages()) {
            for (var reduction : stage) {
                made.add(reduction);
            }
        }
        made.add(form.weight(), new PairPass.Use.Weights());
        made.settle();
        return made;
    }

    private void add(RowReduction reduction) {
        switch (reduction) {
            case RowReduction.Reduced(var leaf, var kind, var body) -> {
                add(body, new PairPass.Use.Reduced(leaf, kind));
                ground.mentions().ofRow(leaf);
            }
            case RowReduction.Normaliser(var largest, var total, var body) -> {
                add(body, new PairPass.Use.Normaliser(largest, total));
                ground.mentions().ofRow(largest);
                ground.mentions().ofRow(total);
            }
        }
    }

    private void add(Term body, PairPass.Use use) {
        passes.add(new PairPass(body, use, ground.mentions()));
    }

    /// Gives each value that passes read of a key a place; those that come with the token are kept once.
    private void settle() {
        Map<Term, Integer> known = new HashMap<>();
        for (int pass = 0; pass < passes.size(); pass++) {
            var program = passes.get(pass).ofKeys();
            var own = new int[program.roots()];
            for (int root = 0; root < own.length; root++) {
                int leaf = program.asLeaf(root);
                var place = leaf < 0 ? null : known.get(program.leaves().get(leaf));
                own[root] = place == null ? columns.size() : place;
                if (place == null) {
                    columns.add(new Column(ground.keyPrograms() + pass, root, program.size(root), rows()));
                }
                if (leaf >= 0) {
                    known.put(program.leaves().get(leaf), own[root]);
                }
            }
            columnsOfPasses.add(own);
        }
    }

    /// Rows of lanes in a panel of keys.
    int rows() {
        return columns.stream().mapToInt(Column::size).reduce(0, Math::addExact);
    }

    List<Column> columns() {
        return columns;
    }

    /// The column of each root that a pass reads of a key.
    int[] columnsOf(int pass) {
        return columnsOfPasses.get(pass);
    }

    List<PairPass> passes() {
        return passes;
    }

    boolean hasScale() {
        return scale.isPresent();
    }

    boolean hasSink() {
        return sink.isPresent();
    }

    @Override
    public Ground ground() {
        return ground;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<TokenProgram> keyPrograms() {
        return passes.stream().map(PairPass::ofKeys).toList();
    }

    /// What rows bring to each pass, then the scale and the sink.
    @Override
    public List<TokenProgram> rowPrograms() {
        var all = new ArrayList<TokenProgram>();
        passes.forEach(pass -> all.add(pass.ofRows()));
        scale.ifPresent(all::add);
        sink.ifPresent(all::add);
        return all;
    }

    @Override
    public CacheMemory begin(LanePanel keys, LanePanel[] rows, int threads) {
        return new CacheMemory(this, keys, rows, threads);
    }
}
