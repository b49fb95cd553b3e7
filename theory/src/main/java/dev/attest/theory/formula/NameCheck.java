package dev.attest.theory.formula;

import dev.attest.theory.formula.Document.Declaration;
import dev.attest.theory.formula.Document.StateDeclaration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Every name is defined once, shadows nothing, and is used with the number of arguments that it takes.
final class NameCheck {
    private final SourceText source;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Language.Arity> arities = new HashMap<>();

    private NameCheck(SourceText source) {
        this.source = source;
    }

    static void check(Document document, SourceText source) {
        var check = new NameCheck(source);
        document.parameters().forEach(parameter -> check.declare(parameter, "a parameter"));
        document.inputs().forEach(input -> check.declare(input.declaration(), "an input"));
        document.states().forEach(state -> check.declare(state.declaration(), "a state"));
        document.definitions().forEach(check::define);
        document.parameters().forEach(check::closed);
        document.inputs().forEach(input -> check.closed(input.declaration()));
        document.states().forEach(state -> check.closed(state.declaration()));
        document.definitions().forEach(check::body);
        document.states().forEach(check::bodies);
        References.of(document.definitions()).circle().ifPresent(circle -> {
            throw check.circular(circle, document.definitions());
        });
    }

    private void declare(Declaration declaration, String what) {
        if (Roles.ALL.contains(declaration.name())) {
            throw source.error(
                    declaration.place(), "'" + declaration.name() + "' is a part of the mechanism, not " + what);
        }
        claim(declaration.name(), 0, declaration.place());
    }

    private void define(Definition definition) {
        if (Roles.ALL.contains(definition.name()) && !definition.arguments().isEmpty()) {
            throw source.error(definition.place(), "expected '" + definition.name() + " = ...': it takes no arguments");
        }
        claim(definition.name(), definition.arguments().size(), definition.place());
        var arguments = new HashSet<String>();
        for (var argument : definition.arguments()) {
            refuseTaken(argument, definition.place());
            if (!arguments.add(argument)) {
                throw source.error(definition.place(), "expected different arguments, got '" + argument + "' twice");
            }
        }
    }

    private void claim(String name, int arity, Place place) {
        refuseTaken(name, place);
        var earlier = places.putIfAbsent(name, place);
        if (earlier != null) {
            throw source.error(
                    place,
                    "'" + name + "' is defined twice: in line " + earlier.line() + " and in line " + place.line());
        }
        arities.put(name, Language.Arity.exactly(arity));
    }

    private void refuseTaken(String name, Place place) {
        if (Language.isTaken(name)) {
            throw source.error(place, "'" + name + "' has a meaning in the language; choose another name");
        }
    }

    /// What a declaration mentions has the same value for every token: widths and `pi`.
    private void closed(Declaration declaration) {
        var free = new Mentions(source, Map.of(), Set.of());
        declaration.range().ifPresent(range -> {
            free.checkClosed(range.low());
            free.checkClosed(range.high());
        });
        declaration.value().ifPresent(free::checkClosed);
        declaration.dimensions().forEach(free::checkClosed);
    }

    private void body(Definition definition) {
        new Mentions(source, arities, new TreeSet<>(definition.arguments())).check(definition.body());
    }

    private void bodies(StateDeclaration state) {
        body(state.step());
        var names = new Mentions(source, arities, Set.of());
        state.start().ifPresent(names::check);
    }

    private MechanismException circular(List<String> circle, List<Definition> definitions) {
        var first = definitions.stream()
                .filter(definition -> circle.contains(definition.name()))
                .findFirst()
                .orElseThrow();
        int start = circle.indexOf(first.name());
        var path = new StringBuilder(first.name());
        for (int step = 1; step <= circle.size(); step++) {
            path.append(" -> ").append(circle.get((start + step) % circle.size()));
        }
        return source.error(first.place(), "'" + first.name() + "' is defined by itself: " + path);
    }
}
