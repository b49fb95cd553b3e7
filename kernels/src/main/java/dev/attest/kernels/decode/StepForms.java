package dev.attest.kernels.decode;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.family.TokenInputs;
import dev.attest.kernels.form.Analysis;
import dev.attest.kernels.form.OutputForm;
import dev.attest.kernels.form.PairForm;
import dev.attest.kernels.form.RecurrenceForm;
import dev.attest.kernels.form.SeparableForm;
import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.NotStrippable;
import dev.attest.kernels.strip.Setting;
import dev.attest.theory.formula.Mechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The ways to compute a causal definition token by token, the one that keeps least first, and why each other
/// is none.
public final class StepForms {
    private final List<StepForm> forms = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final TokenInputs inputs;
    private final Setting setting;
    private final Loops loops;
    private final Sizes sizes;

    /// @param sizes the number of queries and keys is of no matter
    /// @throws IllegalArgumentException if the mechanism is not causal: then a row needs tokens that are yet to
    ///     come
    public StepForms(Mechanism mechanism, Sizes sizes, Setting setting, Loops loops) {
        if (!mechanism.causal()) {
            throw new IllegalArgumentException("mechanism " + mechanism.name()
                    + ": expected a causal one, whose rows read the tokens up to their own, got one whose rows read"
                    + " all tokens, also those that are yet to come; its causal reading is another mechanism, and"
                    + " has to be asked for");
        }
        this.inputs = TokenInputs.of(mechanism, setting);
        this.setting = setting;
        this.loops = loops;
        this.sizes = sizes;
        if (!mechanism.states().isEmpty()) {
            recurrence(mechanism);
        } else if (OutputForm.of(mechanism) instanceof Analysis.Found<OutputForm>(var output)) {
            softmax(output);
            separable(output);
            pairs(output);
        } else {
            reasons.add("no step: " + OutputForm.of(mechanism).reason());
        }
    }

    private void recurrence(Mechanism mechanism) {
        var analysis = RecurrenceForm.of(mechanism);
        if (analysis instanceof Analysis.Found<RecurrenceForm>(var form)) {
            add("no recurrence", () -> new ChainForm(form, setting, loops, sizes));
        } else {
            reasons.add("no recurrence: " + analysis.reason());
        }
    }

    private void softmax(OutputForm output) {
        var analysis = SoftmaxForm.withSink(output.weight(), true);
        if (!(analysis instanceof Analysis.Found<SoftmaxForm>(var form))) {
            reasons.add("no online softmax: " + analysis.reason());
        } else if (form.hasOffset()) {
            reasons.add("no online softmax: something is added to the softmax");
        } else {
            add("no online softmax", () -> CacheForm.of(output, form, setting, loops, sizes));
        }
    }

    private void separable(OutputForm output) {
        var analysis = SeparableForm.of(output.weight(), true);
        if (!(analysis instanceof Analysis.Found<SeparableForm>(var form))) {
            reasons.add("no state of features: " + analysis.reason());
            return;
        }
        long width = form.width(setting.widths());
        if (width > SeparableForm.MOST_FEATURES) {
            reasons.add("no state of features: " + width + " are more than " + SeparableForm.MOST_FEATURES);
            return;
        }
        add("no state of features", () -> new FeatureForm(output, form, setting, loops, sizes));
    }

    private void pairs(OutputForm output) {
        var analysis = PairForm.of(output.weight(), true);
        if (analysis instanceof Analysis.Found<PairForm>(var form)) {
            add("no cache", () -> CacheForm.of(output, form, setting, loops, sizes));
        } else {
            reasons.add("no cache: " + analysis.reason());
        }
    }

    private void add(String otherwise, Supplier<StepForm> form) {
        try {
            forms.add(form.get());
        } catch (ArithmeticException tooLarge) {
            reasons.add(otherwise + ": at these sizes its memory is more than one array holds");
        } catch (NotStrippable refused) {
            reasons.add(otherwise + ": " + refused.getMessage());
        }
    }

    /// Why the definition has no other step, a sentence for each way.
    public List<String> reasons() {
        return List.copyOf(reasons);
    }

    /// A stream for each form.
    ///
    /// @param parallel computes the rows of a prompt
    public List<Stepper> all(AttentionKernel parallel, Execution execution) {
        var all = new ArrayList<Stepper>();
        forms.forEach(form -> all.add(new StripStepper(form, inputs, parallel, execution)));
        return all;
    }

    /// @throws IllegalArgumentException if there is none
    public Stepper first(AttentionKernel parallel, Execution execution) {
        if (forms.isEmpty()) {
            throw new IllegalArgumentException("stream: expected a definition that strips compute token by token, but "
                    + String.join("; ", reasons));
        }
        return new StripStepper(forms.getFirst(), inputs, parallel, execution);
    }
}
