package dev.attest.theory.formula;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The names in one expression: each is known, and has as many arguments as it takes.
///
/// @param arities   how many arguments each name of the file takes
/// @param arguments the arguments of the definition that the expression belongs to
record Mentions(SourceText source, Map<String, Integer> arities, Set<String> arguments) {
    private static final Set<String> CONSTANTS = Set.of("d", "dv", "m", "pi");

    void check(Expression expression) {
        for (var part : (Iterable<Expression>) expression.all()::iterator) {
            switch (part) {
                case Expression.Name name -> checkName(name);
                case Expression.Call call -> checkCall(call);
                default -> {}
            }
        }
    }

    /// Checks an expression that has one value for all tokens.
    void checkClosed(Expression expression) {
        check(expression);
        for (var part : (Iterable<Expression>) expression.all()::iterator) {
            boolean open =
                    switch (part) {
                        case Expression.Name name -> !CONSTANTS.contains(name.name());
                        case Expression.Call call -> runsOverKeys(call);
                        default -> false;
                    };
            if (open) {
                throw source.error(
                        part.place(), "expected something with one value for all tokens, got "
                                + source.quote(part.place()));
            }
        }
    }

    private static boolean runsOverKeys(Expression.Call call) {
        return call.function().equals("softmax") || Language.reduction(call).isPresent();
    }

    private void checkName(Expression.Name name) {
        var word = name.name();
        if (arguments.contains(word) || Language.isValue(word)) {
            return;
        }
        var function = Language.function(word);
        var arity = arities.get(word);
        if (function.isPresent() || arity != null && arity > 0) {
            var takes = function.orElseGet(() -> Language.Arity.exactly(arity == null ? 0 : arity));
            throw source.error(name.place(), "'" + word + "' takes " + takes + ", got none");
        }
        if (arity == null) {
            throw undefined(word, name.place());
        }
    }

    private void checkCall(Expression.Call call) {
        var word = call.function();
        var arity = arities.get(word);
        if (arguments.contains(word) || Language.isValue(word) || arity != null && arity == 0) {
            throw source.error(call.place(), "'" + word + "' takes no arguments, got " + call.arguments().size());
        }
        var allowed = Language.function(word);
        if (allowed.isEmpty() && arity == null) {
            throw undefined(word, call.place());
        }
        var takes = allowed.orElseGet(() -> Language.Arity.exactly(arity == null ? 0 : arity));
        if (!takes.allows(call.arguments().size())) {
            throw source.error(call.place(), "'" + word + "' takes " + takes + ", got " + call.arguments().size());
        }
    }

    private MechanismException undefined(String word, Place place) {
        if (Language.isUnread(word)) {
            return source.error(place, Language.unread(word));
        }
        var known = new TreeSet<>(Language.names());
        known.addAll(arities.keySet());
        known.addAll(arguments);
        return source.error(place, SourceText.quoted(word) + " is not defined" + NearestName.hint(word, known));
    }
}
