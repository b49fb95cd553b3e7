package dev.attest.kernels.plan;

import dev.attest.kernels.GradientKernel;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.family.Definition;
import dev.attest.kernels.family.DoubleGradient;
import dev.attest.kernels.family.NoGradient;
import dev.attest.kernels.family.SoftmaxGradient;
import dev.attest.kernels.family.StripGradient;
import dev.attest.kernels.form.Analysis;
import dev.attest.kernels.form.OutputForm;
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
        var strips = OutputForm.of(mechanism).asOptional().flatMap(output -> switch (way) {
            case ONLINE_SOFTMAX -> softmax(output);
            default -> Optional.empty();
        });
        return strips.map(kernel -> new PlannedGradient(way, Optional.of(kernel), reasons))
                .orElseGet(this::reference);
    }

    private PlannedGradient reference() {
        try {
            var kernel =
                    new DoubleGradient(mechanism, sizes.d(), sizes.dv(), setting.widths(), setting.parameters());
            return new PlannedGradient(Way.REFERENCE, Optional.of(kernel), reasons);
        } catch (NoGradient refused) {
            reasons.add(refused.getMessage());
            return new PlannedGradient(Way.REFERENCE, Optional.empty(), reasons);
        }
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

    private Definition definition(OutputForm output, Sizes at) {
        return new Definition(output, mechanism.causal(), setting, loops, at);
    }

    private Optional<GradientKernel> made(Way way, StripGradient.Make make) {
        try {
            return Optional.of(new StripGradient(sizes, mechanism.parameters(), make));
        } catch (ArithmeticException tooLarge) {
            reasons.add("not " + way.title() + ": at these sizes its memory is more than one array holds");
        } catch (NotStrippable | NoGradient refused) {
            reasons.add("not " + way.title() + ": " + refused.getMessage());
        }
        return Optional.empty();
    }
}
