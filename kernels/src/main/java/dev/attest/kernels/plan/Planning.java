package dev.attest.kernels.plan;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.family.Decay;
import dev.attest.kernels.family.Definition;
import dev.attest.kernels.family.Delta;
import dev.attest.kernels.family.DoubleReading;
import dev.attest.kernels.family.Entmax;
import dev.attest.kernels.family.Family;
import dev.attest.kernels.family.OnlineSoftmax;
import dev.attest.kernels.family.Quadratic;
import dev.attest.kernels.family.Recurrent;
import dev.attest.kernels.family.Separable;
import dev.attest.kernels.family.StripKernel;
import dev.attest.kernels.family.TokenInputs;
import dev.attest.kernels.form.Analysis;
import dev.attest.kernels.form.ChannelForm;
import dev.attest.kernels.form.EntmaxForm;
import dev.attest.kernels.form.OutputForm;
import dev.attest.kernels.form.PairForm;
import dev.attest.kernels.form.RecurrenceForm;
import dev.attest.kernels.form.SeparableForm;
import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.kernels.reference.Widths;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.NotStrippable;
import dev.attest.kernels.strip.Setting;
import dev.attest.kernels.strip.VectorLoops;
import dev.attest.theory.formula.Mechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// Goes through the ways from the fastest on, and writes down why each is none.
final class Planning {
    private final Mechanism mechanism;
    private final Sizes sizes;
    private final Setting setting;
    private final TokenInputs inputs;
    private final Loops loops;
    private final String code;
    private final DoubleReading reference;
    private final List<String> reasons = new ArrayList<>();

    Planning(Mechanism mechanism, Sizes sizes, Map<String, double[][]> parameters, Loops loops, String code) {
        this.mechanism = mechanism;
        this.sizes = sizes;
        this.loops = loops;
        this.code = code;
        this.setting = new Setting(Widths.of(mechanism, sizes.d(), sizes.dv(), parameters), parameters);
        this.inputs = TokenInputs.of(mechanism, setting);
        inputs.require(sizes);
        // The reference checks parameters and widths, whatever is planned.
        this.reference = new DoubleReading(mechanism, sizes.d(), sizes.dv(), setting.parameters());
    }

    Plan reference(List<String> why) {
        return new Plan(mechanism, sizes, Way.REFERENCE, reference, why, code, () -> gradient(Way.REFERENCE));
    }

    private PlannedGradient gradient(Way way) {
        return new GradientPlanning(mechanism, sizes, setting, loops).of(way);
    }

    Plan fastest() {
        var strips = strips(true);
        return strips.isEmpty() ? reference(reasons) : strips.getFirst();
    }

    Plan vector() {
        if (!(loops instanceof VectorLoops)) {
            throw new IllegalArgumentException("kernel simd: expected the Vector API, got " + code);
        }
        var strips = strips(true);
        if (strips.isEmpty()) {
            throw new IllegalArgumentException(
                    "kernel simd: expected a definition that strips compute, but " + String.join("; ", reasons));
        }
        return strips.getFirst();
    }

    List<Plan> all() {
        var all = new ArrayList<>(strips(false));
        all.add(reference(reasons));
        return all;
    }

    /// @param one whether the first is enough, and a way that is not worth while is none
    private List<Plan> strips(boolean one) {
        return mechanism.states().isEmpty() ? weighted(one) : recurrences(one);
    }

    /// The output reads states, whatever weight the file gives beside them.
    private List<Plan> recurrences(boolean one) {
        var plans = new ArrayList<Plan>();
        chunked().ifPresent(plans::add);
        if (one && !plans.isEmpty()) {
            return plans;
        }
        var analysis = ChannelForm.of(mechanism);
        if (analysis instanceof Analysis.Found<ChannelForm>(var form)) {
            made(Way.RECURRENT, form.output(), form, Recurrent::new).ifPresent(plans::add);
        } else {
            reasons.add("no recurrence: " + analysis.reason());
        }
        return plans;
    }

    private Optional<Plan> chunked() {
        var analysis = RecurrenceForm.of(mechanism);
        if (analysis instanceof Analysis.Found<RecurrenceForm>(var form)) {
            return form.isDecay()
                    ? made(Way.DECAY, form.output(), form, Decay::new)
                    : made(Way.DELTA, form.output(), form, Delta::new);
        }
        reasons.add("not in chunks: " + analysis.reason());
        return Optional.empty();
    }

    private List<Plan> weighted(boolean one) {
        var plans = new ArrayList<Plan>();
        var output = OutputForm.of(mechanism);
        if (output instanceof Analysis.Found<OutputForm>(var form)) {
            var softmax = softmax(form);
            softmax.ifPresent(plans::add);
            if (plans.isEmpty() || !one) {
                entmax(form).ifPresent(plans::add);
            }
            if (plans.isEmpty() || !one) {
                separable(form, one).ifPresent(plans::add);
            }
            if (plans.isEmpty() || !one) {
                quadratic(form).ifPresent(plans::add);
            }
        } else {
            reasons.add("no family: " + output.reason());
        }
        return plans;
    }

    private Optional<Plan> softmax(OutputForm output) {
        var analysis = SoftmaxForm.withSink(output.weight(), mechanism.causal());
        if (analysis instanceof Analysis.Found<SoftmaxForm>(var form)) {
            if (!form.hasOffset()) {
                return made(Way.ONLINE_SOFTMAX, output, form, OnlineSoftmax::new);
            }
            reasons.add("not online softmax: something is added to the softmax");
            return Optional.empty();
        }
        reasons.add("not online softmax: " + analysis.reason());
        return Optional.empty();
    }

    private Optional<Plan> entmax(OutputForm output) {
        var analysis = EntmaxForm.of(output.weight(), mechanism.causal());
        if (analysis instanceof Analysis.Found<EntmaxForm>(var form)) {
            return made(Way.ENTMAX, output, form, Entmax::new);
        }
        return Optional.empty();
    }

    private Optional<Plan> separable(OutputForm output, boolean worthWhile) {
        var analysis = SeparableForm.of(output.weight(), mechanism.causal());
        if (!(analysis instanceof Analysis.Found<SeparableForm>(var form))) {
            reasons.add("not separable: " + analysis.reason());
            return Optional.empty();
        }
        long features = form.width(setting.widths());
        if (features > SeparableForm.MOST_FEATURES) {
            reasons.add("not separable: " + features + " features are more than " + SeparableForm.MOST_FEATURES);
            return Optional.empty();
        }
        if (worthWhile && !isCheaper(features)) {
            reasons.add("not separable: " + features + " features cost more than " + sizes.keys() + " keys");
            return Optional.empty();
        }
        return made(Way.SEPARABLE, output, form, Separable::new);
    }

    /// Multiplications for a row: with the state and (half of it for each row of a tile) with a tile, or with
    /// every key.
    private boolean isCheaper(long features) {
        double states = (sizes.queries() + (double) sizes.keys()) * features * (sizes.dv() + 1);
        double pairs = (double) sizes.queries() * sizes.keys() * (sizes.d() + sizes.dv());
        return mechanism.causal() ? 3 * states / 2 < pairs / 2 : states < pairs;
    }

    private Optional<Plan> quadratic(OutputForm output) {
        var analysis = PairForm.of(output.weight(), mechanism.causal());
        if (analysis instanceof Analysis.Found<PairForm>(var form)) {
            return made(Way.QUADRATIC, output, form, Quadratic::new);
        }
        reasons.add("not quadratic: " + analysis.reason());
        return Optional.empty();
    }

    private <F> Optional<Plan> made(Way way, OutputForm output, F form, BiFunction<Definition, F, Family> family) {
        try {
            var kernel = new StripKernel(
                    sizes,
                    inputs,
                    at -> family.apply(new Definition(output, mechanism.causal(), setting, loops, at), form));
            kernel.scratchBytes(1);
            return Optional.of(new Plan(mechanism, sizes, way, kernel, reasons, code, () -> gradient(way)));
        } catch (ArithmeticException tooLarge) {
            reasons.add("not " + way.title() + ": at these sizes its memory is more than one array holds");
            return Optional.empty();
        } catch (NotStrippable refused) {
            reasons.add("not " + way.title() + ": " + refused.getMessage());
            return Optional.empty();
        }
    }
}
