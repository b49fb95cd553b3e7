package dev.attest.models.torch;

import dev.attest.kernels.form.TermText;
import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// The operations of the language that have no source here.
final class Unsourced {
    private Unsourced() {}

    /// Why what leaves the head has no source, as a sentence without its full stop; empty if it has one.
    static Optional<String> reason(Mechanism mechanism) {
        if (!mechanism.isOutputAsWideAsValues() && all(mechanism.output()).anyMatch(Term.Value.class::isInstance)) {
            return Optional.of("its output is a " + mechanism.output().shape() + ", not as wide as the values");
        }
        return all(mechanism.output()).flatMap(part -> refusal(part).stream()).findFirst();
    }

    private static Stream<Term> all(Term term) {
        return Stream.concat(Stream.of(term), TermParts.of(term).stream().flatMap(Unsourced::all));
    }

    private static Optional<String> refusal(Term term) {
        return switch (term) {
            case Term.InputValue(var input, var _) ->
                Optional.of("it reads the input '" + input.name() + "', for which a layer has no tensor");
            case Term.StateValue(var name, var _) ->
                Optional.of("it reads the state '" + name + "'; source is written for the parallel form");
            case Term.ReadOut _ -> Optional.of("its weights are what the states of a recurrence give");
            case Term.GridRow _, Term.GridColumn _, Term.Window _ -> Optional.of("its tokens lie on a grid");
            case Term.Entmax entmax
            when !isSparsemax(entmax) ->
                Optional.of("of the entmax functions only sparsemax has source: " + TermText.of(term));
            default -> Optional.empty();
        };
    }

    private static boolean isSparsemax(Term.Entmax entmax) {
        return ExactNumber.of(entmax.alpha()).filter(BigFraction.TWO::equals).isPresent();
    }
}
