package dev.attest.theory.formula;

import dev.attest.theory.formula.Document.Declaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parts of a mechanism, from a document whose names are in order.
final class MechanismAssembly {
    private final Document document;
    private final SourceText source;
    private final Widths widths;
    private final List<Definition> definitions;
    private final Map<String, Term> parameters = new HashMap<>();

    MechanismAssembly(Document document, SourceText source) {
        this.document = document;
        this.source = source;
        this.widths = new Widths(document.widths(), source);
        this.definitions = Roles.completed(document.definitions());
    }

    Mechanism mechanism() {
        if (!Roles.defines(definitions, Roles.WEIGHT)) {
            throw source.error("expected a definition of 'score' or 'weight', got neither");
        }
        var reader = new ParameterReader(widths, source);
        document.parameters().forEach(declaration -> parameters.put(declaration.name(), reader.term(declaration)));
        var score = Roles.defines(definitions, Roles.SCORE)
                ? Optional.of(role(Roles.SCORE, Optional.of(Term.HERE), Shape.NUMBER))
                : Optional.<Term>empty();
        return new Mechanism(
                document.name().orElseGet(() -> DocumentReader.stem(source.origin())),
                document.title(),
                document.source(),
                document.causal(),
                document.widths(),
                openParameters(),
                score,
                role(Roles.WEIGHT, Optional.of(Term.HERE), Shape.NUMBER),
                role(Roles.OUTPUT, Optional.empty(), widths.vector("dv")),
                written(),
                source.text(),
                warnings());
    }

    private Term role(String name, Optional<String> key, Shape shape) {
        var definition = definitions.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        var term = new Elaborator(definitions, parameters, widths, source)
                .elaborate(definition.body(), Scope.of(name, key));
        if (!term.shape().equals(shape)) {
            throw source.error(
                    definition.place(), "'" + name + "' is expected to be a " + shape + ", got a " + term.shape());
        }
        return term;
    }

    private List<Parameter> openParameters() {
        return document.parameters().stream()
                .map(declaration -> parameters.get(declaration.name()))
                .filter(Term.ParameterValue.class::isInstance)
                .map(term -> ((Term.ParameterValue) term).parameter())
                .toList();
    }

    /// The definitions, after those parameters that have a value.
    private List<Definition> written() {
        var written = new ArrayList<Definition>();
        for (var declaration : document.parameters()) {
            declaration
                    .value()
                    .map(value -> new Definition(declaration.name(), List.of(), value, declaration.place()))
                    .ifPresent(written::add);
        }
        written.addAll(definitions);
        return written;
    }

    private List<String> warnings() {
        var used = References.of(definitions).reachable(List.copyOf(Roles.ALL));
        var warnings = new ArrayList<String>();
        for (Declaration declaration : document.parameters()) {
            warn(declaration.name(), declaration.place(), used.contains(declaration.name()), warnings);
        }
        for (Definition definition : document.definitions()) {
            warn(definition.name(), definition.place(), used.contains(definition.name()), warnings);
        }
        return warnings;
    }

    private void warn(String name, Place place, boolean used, List<String> warnings) {
        if (!used) {
            warnings.add(source.sentence(place, "'" + name + "' is never used."));
        }
    }
}
