package dev.attest.theory.formula;

import dev.attest.theory.formula.Document.Declaration;
import dev.attest.theory.formula.Document.InputDeclaration;
import dev.attest.theory.formula.Document.StateDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The parts of a mechanism, from a document whose names are in order.
final class MechanismAssembly {
    private final Document document;
    private final SourceText source;
    private final Widths widths;
    private final List<Definition> definitions;
    private final Declared declared;

    MechanismAssembly(Document document, SourceText source) {
        this.document = document;
        this.source = source;
        this.widths = new Widths(document.widths(), source);
        this.definitions = Roles.completed(document.definitions());
        this.declared = declared();
    }

    private Declared declared() {
        var reader = new ParameterReader(widths, source);
        var terms = new HashMap<String, Term>();
        document.parameters().forEach(declaration -> terms.put(declaration.name(), reader.term(declaration)));
        document.states()
                .forEach(state ->
                        terms.put(state.name(), new Term.StateValue(state.name(), reader.shape(state.declaration()))));
        var inputs =
                document.inputs().stream().map(reader::input).collect(Collectors.toMap(Input::name, input -> input));
        return new Declared(terms, inputs, document.grid());
    }

    Mechanism mechanism() {
        requireRow();
        requireOrder();
        var score = Roles.defines(definitions, Roles.SCORE) ? Optional.of(number(Roles.SCORE)) : Optional.<Term>empty();
        var weight =
                Roles.defines(definitions, Roles.WEIGHT) ? Optional.of(number(Roles.WEIGHT)) : Optional.<Term>empty();
        var output = output();
        var recurrence = new RecurrenceAssembly(document, source, definitions, declared, widths)
                .recurrence(output, weight.isEmpty());
        return new Mechanism(
                document.name().orElseGet(() -> DocumentReader.stem(source.origin())),
                document.title(),
                document.source(),
                document.causal() || !document.states().isEmpty(),
                document.widths(),
                openParameters(),
                score,
                weight.or(recurrence::readOut).orElseThrow(),
                output,
                written(),
                source.text(),
                warnings(),
                inputs(),
                document.grid(),
                recurrence);
    }

    private void requireRow() {
        boolean row = Roles.defines(definitions, Roles.WEIGHT);
        if (!row && document.states().isEmpty()) {
            throw source.error("expected a definition of 'score' or 'weight', got neither");
        }
        if (!row && !Roles.defines(document.definitions(), Roles.OUTPUT)) {
            throw source.error("expected a definition of 'output', which reads the states, or of 'score' or 'weight',"
                    + " got none of them");
        }
    }

    /// Tokens on a grid have no order in which a row could end.
    private void requireOrder() {
        if (document.grid() && (document.causal() || !document.states().isEmpty())) {
            throw source.error("expected 'grid' without " + (document.causal() ? "'causal'" : "states")
                    + ": the rows of a grid read all tokens");
        }
    }

    private Term number(String role) {
        var term = elaborated(role, Optional.of(Term.HERE));
        if (!term.shape().equals(Shape.NUMBER)) {
            throw unexpected(role, "a number", term);
        }
        return term;
    }

    private Term output() {
        var term = elaborated(Roles.OUTPUT, Optional.empty());
        if (!(term.shape() instanceof Shape.Vector)) {
            throw unexpected(Roles.OUTPUT, "a vector", term);
        }
        return term;
    }

    private Term elaborated(String role, Optional<String> key) {
        return new Elaborator(definitions, declared, widths, source)
                .elaborate(Roles.named(definitions, role).body(), Scope.of(role, key));
    }

    private MechanismException unexpected(String role, String expected, Term got) {
        return source.error(
                Roles.named(definitions, role).place(),
                "'" + role + "' is expected to be " + expected + ", got a " + got.shape());
    }

    private List<Parameter> openParameters() {
        return document.parameters().stream()
                .map(declaration -> declared.terms().get(declaration.name()))
                .filter(Term.ParameterValue.class::isInstance)
                .map(term -> ((Term.ParameterValue) term).parameter())
                .toList();
    }

    private List<Input> inputs() {
        Map<String, Input> inputs = declared.inputs();
        return document.inputs().stream()
                .flatMap(declaration -> Optional.ofNullable(inputs.get(declaration.name())).stream())
                .toList();
    }

    /// The parameters that have a value, the updates of states, the definitions.
    private List<Definition> written() {
        var written = new ArrayList<Definition>();
        for (var declaration : document.parameters()) {
            declaration
                    .value()
                    .map(value -> new Definition(declaration.name(), List.of(), value, declaration.place()))
                    .ifPresent(written::add);
        }
        document.states().forEach(state -> written.add(state.step()));
        written.addAll(definitions);
        return written;
    }

    private List<String> warnings() {
        var used = References.of(mentioning()).reachable(roots());
        var warnings = new ArrayList<String>();
        for (Declaration declaration : document.parameters()) {
            warn(declaration.name(), declaration.place(), used.contains(declaration.name()), warnings);
        }
        for (InputDeclaration input : document.inputs()) {
            warn(input.name(), input.place(), used.contains(input.name()), warnings);
        }
        for (StateDeclaration state : document.states()) {
            warn(state.name(), state.place(), used.contains(state.name()), warnings);
        }
        for (Definition definition : document.definitions()) {
            warn(definition.name(), definition.place(), used.contains(definition.name()), warnings);
        }
        return warnings;
    }

    private List<String> roots() {
        var roots = new ArrayList<>(Roles.ALL);
        if (!document.states().isEmpty()) {
            roots.add(Roles.READ);
        }
        return roots;
    }

    /// Definitions, and states as if they were definitions; what a state starts from counts as a part of it.
    private List<Definition> mentioning() {
        var all = new ArrayList<>(definitions);
        for (var state : document.states()) {
            var body = state.start()
                    .<Expression>map(start -> new Expression.Listing(List.of(start, state.update()), state.place()))
                    .orElse(state.update());
            all.add(new Definition(state.name(), List.of(), body, state.place()));
        }
        return all;
    }

    private void warn(String name, Place place, boolean used, List<String> warnings) {
        if (!used) {
            warnings.add(source.sentence(place, "'" + name + "' is never used."));
        }
    }
}
