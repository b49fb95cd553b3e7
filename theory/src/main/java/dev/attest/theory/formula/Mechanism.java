package dev.attest.theory.formula;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One definition, read from a mechanism file.
///
/// @param text       the file, to the letter
/// @param widths     the widths that the file fixes
/// @param parameters those that have no value in the file, in the order of the file
/// @param weight     the entry of the row for the key [Term#HERE]
/// @param output     what leaves the head, [dv]; `sum(weight * v)` unless the file says otherwise
/// @param definitions as written: parameters that have a value, then the definitions in the order of the file,
///     then `weight` and `output` where the file leaves them out
/// @param warnings   complete sentences, each with its place
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
        List<String> warnings) {
    public Mechanism {
        widths = Map.copyOf(widths);
        parameters = List.copyOf(parameters);
        definitions = List.copyOf(definitions);
        warnings = List.copyOf(warnings);
    }

    /// The same definition where every query reads all keys.
    public Mechanism withoutMask() {
        return masked(false);
    }

    /// The same definition where a query reads the keys up to its own position.
    public Mechanism causally() {
        return masked(true);
    }

    private Mechanism masked(boolean mask) {
        return new Mechanism(
                name, title, source, mask, widths, parameters, score, weight, output, definitions, text, warnings);
    }
}
