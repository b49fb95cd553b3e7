package dev.attest.theory.formula;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One definition, read from a mechanism file.
///
/// @param text       the file, to the letter
/// @param widths     the widths that the file fixes
/// @param parameters those that have no value in the file, in the order of the file
/// @param weight     the entry of the row for the key [Term#HERE] (where the file has neither `score` nor
///     `weight`: what its states give for the value of that key, a [Term.ReadOut])
/// @param output     what leaves the head, a vector; `sum(weight * v)`, [dv], unless the file says otherwise
/// @param definitions as written: parameters that have a value, then the definitions in the order of the file,
///     then `weight` and `output` where the file leaves them out; the updates of states are among them, under
///     the names of the states
/// @param warnings   complete sentences, each with its place
/// @param inputs     what comes with the tokens, in the order of the file
/// @param grid       whether the tokens lie on a grid of g x g, row after row; then n is g^2
/// @param recurrence the states, if there are any; such a file is causal
public record Mechanism(
        String name,
        Optional<String> title,
        Optional<String> source,
        boolean causal,
        Map<String, Integer> widths,
        List<Parameter> parameters,
        Optional<Term> score,
        Term weight,
        Term output,
        List<Definition> definitions,
        String text,
        List<String> warnings,
        List<Input> inputs,
        boolean grid,
        Recurrence recurrence) {
    public Mechanism {
        widths = Map.copyOf(widths);
        parameters = List.copyOf(parameters);
        definitions = List.copyOf(definitions);
        warnings = List.copyOf(warnings);
        inputs = List.copyOf(inputs);
    }

    /// A mechanism whose tokens are queries, keys and values in a row, without states.
    public Mechanism(
            String name,
            Optional<String> title,
            Optional<String> source,
            boolean causal,
            Map<String, Integer> widths,
            List<Parameter> parameters,
            Optional<Term> score,
            Term weight,
            Term output,
            List<Definition> definitions,
            String text,
            List<String> warnings) {
        this(
                name,
                title,
                source,
                causal,
                widths,
                parameters,
                score,
                weight,
                output,
                definitions,
                text,
                warnings,
                List.of(),
                false,
                Recurrence.NONE);
    }

    /// The states, in the order of the file.
    public List<State> states() {
        return recurrence.states();
    }

    /// Whether what leaves the head is as wide as the values.
    public boolean isOutputAsWideAsValues() {
        var fixed = widths.get("dv");
        return output.shape().equals(new Shape.Vector(fixed == null ? Width.of("dv") : Width.of(fixed)));
    }

    /// The names of the inputs that are read at the token of the query.
    public Set<String> inputsOfQuery() {
        return inputs.stream().filter(Input::ofQuery).map(Input::name).collect(Collectors.toUnmodifiableSet());
    }

    /// The same definition where every query reads all keys.
    public Mechanism withoutMask() {
        return masked(false);
    }

    /// The same definition where a query reads the keys up to its own position.
    public Mechanism causally() {
        return masked(true);
    }

    /// The same definition with the row that its states give in the place of the weight, where there is one.
    public Optional<Mechanism> recurrently() {
        return recurrence.readOut().map(row -> with(causal, row));
    }

    private Mechanism masked(boolean mask) {
        return mask == causal ? this : with(mask, weight);
    }

    private Mechanism with(boolean mask, Term row) {
        return new Mechanism(
                name,
                title,
                source,
                mask,
                widths,
                parameters,
                score,
                row,
                output,
                definitions,
                text,
                warnings,
                inputs,
                grid,
                recurrence);
    }
}
