package dev.attest.kernels.decode;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.form.KeyReduction;
import dev.attest.kernels.form.OutputForm;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Setting;
import dev.attest.kernels.strip.StepLoops;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What every step form does beside its own: reductions over the keys as running prefixes, values that the
/// definition transforms, and what leaves the head once the weighted sum is known. It does not change.
final class Ground {
    /// The numbers of the programs that every panel of keys, or of rows, begins with.
    static final int VALUE = 0;

    static final int OUTER = 0;

    private final Sizes sizes;
    private final Mentions mentions;
    private final StepLoops loops;
    private final OutputForm output;
    private final List<KeyReduction> reductions;
    private final TokenProgram value;
    private final List<TokenProgram> bodies;
    private final TokenProgram outer;
    private final int width;
    private final boolean plain;

    /// @param reductions those that the weight needs; the output's own are added
    Ground(OutputForm output, List<KeyReduction> reductions, Setting setting, Loops loops, Sizes sizes) {
        this(output, reductions, List.of(), setting, loops, sizes);
    }

    /// @param leaves that the output mentions beside its weighted sum
    Ground(
            OutputForm output,
            List<KeyReduction> reductions,
            List<Parameter> leaves,
            Setting setting,
            Loops loops,
            Sizes sizes) {
        this.sizes = sizes;
        this.output = output;
        this.mentions = new Mentions(setting, loops);
        this.loops = StepLoops.like(loops);
        this.reductions =
                Stream.concat(reductions.stream(), output.reductions().stream()).toList();
        this.reductions.forEach(reduction -> mentions.ofRow(reduction.leaf()));
        mentions.ofRow(output.sum());
        leaves.forEach(mentions::ofRow);
        this.value = mentions.tokens(List.of(output.value()));
        this.bodies = this.reductions.stream()
                .map(reduction -> mentions.tokens(List.of(reduction.body())))
                .toList();
        this.outer = mentions.tokens(List.of(output.outer()));
        this.width = mentions.size(output.sum().shape());
        this.plain = output.outer().equals(new Term.ParameterValue(output.sum()));
    }

    Sizes sizes() {
        return sizes;
    }

    Mentions mentions() {
        return mentions;
    }

    StepLoops loops() {
        return loops;
    }

    OutputForm output() {
        return output;
    }

    List<KeyReduction> reductions() {
        return reductions;
    }

    /// Whether what leaves the head is the weighted sum itself.
    boolean hasPlainOutput() {
        return plain;
    }

    /// Width of what is summed.
    int width() {
        return width;
    }

    /// [#width] with zeros behind it.
    int paddedWidth() {
        return padded(width);
    }

    int padded(int numbers) {
        return Math.multiplyExact((numbers + loops.lanes() - 1) / loops.lanes(), loops.lanes());
    }

    int heads() {
        return Math.multiplyExact(sizes.batch(), sizes.heads());
    }

    int keyHeads() {
        return Math.multiplyExact(sizes.batch(), sizes.keyHeads());
    }

    /// Query heads that read one key head: `group * keyHead` and on.
    int group() {
        return sizes.heads() / sizes.keyHeads();
    }

    /// The programs of a panel of keys: the value, the reductions, and more.
    List<TokenProgram> ofKeys(List<TokenProgram> more) {
        var all = new ArrayList<TokenProgram>();
        all.add(value);
        all.addAll(bodies);
        all.addAll(more);
        return all;
    }

    /// How many programs of keys come before those of a form.
    int keyPrograms() {
        return 1 + bodies.size();
    }

    /// The programs of a panel of rows: what leaves the head, and more.
    List<TokenProgram> ofRows(List<TokenProgram> more) {
        var all = new ArrayList<TokenProgram>();
        all.add(outer);
        all.addAll(more);
        return all;
    }
}
