package dev.attest.theory.formula;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A term and everything in it, found through the components of its records.
final class TermWalk {
    private TermWalk() {}

    static Stream<Term> all(Term term) {
        return Stream.concat(
                Stream.of(term),
                Arrays.stream(term.getClass().getRecordComponents())
                        .flatMap(component -> children(component, term))
                        .flatMap(TermWalk::all));
    }

    /// The indices that reductions bind, one for each reduction.
    static List<String> boundIndices(Term term) {
        return all(term)
                .flatMap(part -> switch (part) {
                    case Term.OverKeys over -> Stream.of(over.index());
                    case Term.Softmax softmax -> Stream.of(softmax.index());
                    default -> Stream.<String>of();
                })
                .toList();
    }

    /// The indices that keys, values and positions carry.
    static List<String> usedIndices(Term term) {
        return all(term)
                .flatMap(part -> switch (part) {
                    case Term.Key key -> Stream.of(key.index());
                    case Term.Value value -> Stream.of(value.index());
                    case Term.KeyPosition position -> Stream.of(position.index());
                    default -> Stream.<String>of();
                })
                .distinct()
                .toList();
    }

    private static Stream<Term> children(RecordComponent component, Term term) {
        try {
            return switch (component.getAccessor().invoke(term)) {
                case Term child -> Stream.of(child);
                case List<?> list -> list.stream().map(Term.class::cast);
                default -> Stream.of();
            };
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }
}
