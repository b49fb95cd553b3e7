package dev.attest.kernels.decode;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.form.OutputForm;
import dev.attest.kernels.form.SeparableForm;
import dev.attest.kernels.form.Summand;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Setting;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `sum_j <a_i, b_j> v_j = <a_i, sum_j b_j v_j>`: a token is added to a state of constant size, m features
/// times dv entries, and a row is its factors times the state.
///
/// Time m dv for a token and head; memory m (dv + 1).
final class FeatureForm implements StepForm {
    private final Ground ground;
    private final List<Summand.Features> blocks;
    private final TokenProgram features;
    private final List<FactorProgram> factors = new ArrayList<>();
    private final List<Parameter> sums;

    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    FeatureForm(OutputForm output, SeparableForm form, Setting setting, Loops loops, Sizes sizes) {
        this.ground = new Ground(output, form.reductions(), setting, loops, sizes);
        form.rowSums().forEach(sum -> ground.mentions().ofRow(sum.leaf()));
        this.sums = form.rowSums().stream().map(sum -> sum.leaf()).toList();
        this.blocks = Stream.concat(form.summands().stream().map(Summand::features), form.features().stream())
                .distinct()
                .toList();
        var roots = new ArrayList<Term>();
        for (var block : blocks) {
            roots.add(block.key());
            roots.addAll(block.vectors());
        }
        this.features = ground.mentions().tokens(roots);
        form.rowSums().forEach(sum -> factors.add(new FactorProgram(sum.summands(), ground.mentions())));
        factors.add(new FactorProgram(form.summands(), ground.mentions()));
    }

    @Override
    public Ground ground() {
        return ground;
    }

    @Override
    public String title() {
        return "state of " + width() + " features";
    }

    @Override
    public List<TokenProgram> keyPrograms() {
        return List.of(features);
    }

    @Override
    public List<TokenProgram> rowPrograms() {
        return factors.stream().map(FactorProgram::program).toList();
    }

    @Override
    public FeatureMemory begin(LanePanel keys, LanePanel[] rows, int threads) {
        return new FeatureMemory(this, keys, rows, threads);
    }

    /// Factors for each number of the row that is a sum over the keys, then for the weights.
    List<FactorProgram> factors() {
        return factors;
    }

    /// The leaves of numbers of the row that are sums over the keys.
    List<Parameter> sums() {
        return sums;
    }

    /// The features of a key, block after block: first those of the weights, in the order of their factors.
    List<Summand.Features> blocks() {
        return blocks;
    }

    private int width(Summand.Features block) {
        return Math.toIntExact(block.width(ground.mentions().widths()));
    }

    /// Where the features of a block begin.
    int offset(Summand.Features block) {
        return blocks.subList(0, blocks.indexOf(block)).stream()
                .mapToInt(this::width)
                .sum();
    }

    int width() {
        return blocks.stream().mapToInt(this::width).reduce(0, Math::addExact);
    }

    /// Features of the key in each lane.
    Products[] products(LanePanel keys) {
        int number = ground.keyPrograms();
        var products = new Products[blocks.size()];
        int root = 0;
        for (int block = 0; block < products.length; block++) {
            var sizes = new int[blocks.get(block).vectors().size()];
            for (int vector = 0; vector < sizes.length; vector++) {
                sizes[vector] = features.size(root + 1 + vector);
            }
            products[block] = new Products(keys.machine(number), root, sizes);
            root += 1 + sizes.length;
        }
        return products;
    }
}
