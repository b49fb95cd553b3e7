package dev.attest.kernels.family;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.GradientKernel;
import dev.attest.kernels.Gradients;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.theory.formula.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The gradient of a family as a kernel: ready for the sizes that it was planned for, made ready in the call
/// for others of the same widths. What the parameters of a call cost is paid only where they are asked for.
public final class StripGradient implements GradientKernel {
    private final Sizes planned;
    private final List<Parameter> parameters;
    private final TokenInputs inputs;
    private final Make make;
    private final ConcurrentHashMap<Set<String>, GradientKernel> ready = new ConcurrentHashMap<>();

    /// How the gradient of a family comes about; it adds to what the arrays hold.
    public interface Make {
        /// @param parameters whose gradients are asked for
        GradientKernel of(Sizes sizes, Set<Parameter> parameters);
    }

    /// @param parameters of the mechanism
    /// @throws NoGradient                                if the family does not differentiate the definition
    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    public StripGradient(Sizes planned, List<Parameter> parameters, TokenInputs inputs, Make make) {
        this.planned = planned;
        this.parameters = List.copyOf(parameters);
        this.inputs = inputs;
        this.make = make;
        ready.put(Set.of(), make.of(planned, Set.of()));
        make.of(planned, Set.copyOf(parameters));
    }

    @Override
    public void differentiate(Call call, Slice dOut, Gradients into, Execution execution) {
        var sizes = call.sizes();
        if (sizes.d() != planned.d() || sizes.dv() != planned.dv()) {
            throw new IllegalArgumentException("widths d and dv: expected " + planned.d() + " and " + planned.dv()
                    + ", got " + sizes.d() + " and " + sizes.dv());
        }
        dOut.require("dOut", sizes.outputLength());
        into.require(call);
        inputs.require(call);
        var names = new TreeSet<>(into.parameters().keySet());
        var asked = Set.copyOf(
                parameters.stream().filter(each -> names.remove(each.name())).toList());
        if (!names.isEmpty()) {
            throw new IllegalArgumentException("parameter " + names.first() + ": expected one of the mechanism");
        }
        clear(into, sizes);
        var kernel = sizes.equals(planned)
                ? ready.computeIfAbsent(Set.copyOf(into.parameters().keySet()), _ -> make.of(planned, asked))
                : make.of(sizes, asked);
        kernel.differentiate(call, dOut, into, execution);
    }

    private void clear(Gradients into, Sizes sizes) {
        clear(into.dq(), sizes.queryLength());
        clear(into.dk(), sizes.keyLength());
        clear(into.dv(), sizes.valueLength());
        into.inputs().forEach((name, gradient) -> {
            long length = inputs.length(name, sizes);
            gradient.require("gradient by " + name, length);
            clear(gradient, length);
        });
        into.parameters().values().forEach(gradient -> Arrays.fill(gradient, 0));
    }

    private static void clear(Slice gradient, long length) {
        Arrays.fill(gradient.data(), gradient.from(), gradient.from() + Math.toIntExact(length), 0);
    }
}
