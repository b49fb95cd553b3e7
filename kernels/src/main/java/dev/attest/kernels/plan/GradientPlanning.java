package dev.attest.kernels.plan;

import dev.attest.kernels.GradientKernel;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.family.Definition;
import dev.attest.kernels.family.DoubleGradient;
import dev.attest.kernels.family.NoGradient;
import dev.attest.kernels.family.PairGradient;
import dev.attest.kernels.family.SeparableGradient;
import dev.attest.kernels.family.SoftmaxGradient;
import dev.attest.kernels.family.StripGradient;
import dev.attest.kernels.family.TokenInputs;
import dev.attest.kernels.form.Analysis;
import dev.attest.kernels.form.OutputForm;
import dev.attest.kernels.form.PairForm;
import dev.attest.kernels.form.SeparableForm;
import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.NotStrippable;
import dev.attest.kernels.strip.Setting;
import dev.attest.theory.formula.Mechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Goes through the ways to differentiate a definition from the fastest on, and writes down why each is none.
final class GradientPlanning {
    private final Mechanism mechanism;
    private final Sizes sizes;
    private final Setting setting;
    private final Loops loops;
    private final List<String> reasons = new ArrayList<>();

    GradientPlanning(Mechanism mechanism, Sizes sizes, Setting setting, Loops loops) {
        this.mechanism = mechanism;
        this.sizes = sizes;
        this.setting = setting;
        this.loops = loops;
    }

    /// That of one way, else the double reading.
    PlannedGradient of(Way way) {
        var output = OutputForm.of(mechanism).asOptional();
        if (way == Way.RECURRENT) {
            reasons.add("recurrences have no gradient but the double reading's");
        }
        if (output.isEmpty()) {
            reasons.add("no family: " + OutputForm.of(mechanism).reason());
        }
        if (way == Way.REFERENCE || way == Way.RECURRENT || output.isEmpty()) {
            return reference();
        }
        var own = switch (way) {
            case ONLINE_SOFTMAX -> softmax(output.get());
            case SEPARABLE -> separable(output.get());
            default -> Optional.<GradientKernel>empty();
        };
        if (own.isPresent()) {
            return new PlannedGradient(way, own.get(), reasons);
        }
        var pairs = pairs(output.get());
        return pairs.map(kernel -> new PlannedGradient(Way.QUADRATIC, kernel, reasons))
                .orElseGet(this::reference);
    }

    private Optional<GradientKernel> pairs(OutputForm output) {
        var analysis = PairForm.of(output.weight(), mechanism.causal());
        if (analysis instanceof Analysis.Found<PairForm>(var form)) {
            return made(Way.QUADRATIC, (at, parameters) -> new PairGradient(definition(output, at), form, parameters));
        }
        reasons.add("not quadratic: " + analysis.reason());
        return Optional.empty();
    }

    private PlannedGradient reference() {
        var kernel = new DoubleGradient(mechanism, sizes.d(), sizes.dv(), setting.widths(), setting.parameters());
        return new PlannedGradient(Way.REFERENCE, kernel, reasons);
    }

    private Optional<GradientKernel> softmax(OutputForm output) {
        if (!(SoftmaxForm.of(output.weight(), mechanism.causal()) instanceof Analysis.Found<SoftmaxForm>(var form))) {
            return Optional.empty();
        }
        var product = form.asDotProduct(mechanism.causal());
        if (product.isEmpty()) {
            reasons.add("not in the products of softmax: the score is no inner product");
            return Optional.empty();
        }
        return made(
                Way.ONLINE_SOFTMAX,
                (at, parameters) -> new SoftmaxGradient(definition(output, at), form, product.get(), parameters));
    }

    private Optional<GradientKernel> separable(OutputForm output) {
        if (SeparableForm.of(output.weight(), mechanism.causal()) instanceof Analysis.Found<SeparableForm>(var form)) {
            return made(
                    Way.SEPARABLE, (at, parameters) -> new SeparableGradient(definition(output, at), form, parameters));
        }
        return Optional.empty();
    }

    private Definition definition(OutputForm output, Sizes at) {
        return new Definition(output, mechanism.causal(), setting, loops, at);
    }

    private Optional<GradientKernel> made(Way way, StripGradient.Make make) {
        try {
            return Optional.of(
                    new StripGradient(sizes, mechanism.parameters(), TokenInputs.of(mechanism, setting), make));
        } catch (ArithmeticException tooLarge) {
            reasons.add("not " + way.title() + ": at these sizes its memory is more than one array holds");
        } catch (NotStrippable | NoGradient refused) {
            reasons.add("not " + way.title() + ": " + refused.getMessage());
        }
        return Optional.empty();
    }
}
