package dev.attest.theory.formula;

import dev.attest.theory.formula.Document.StateDeclaration;
import java.util.List;
import java.util.Optional;

/// The states of a document, and what is read from them.
record RecurrenceAssembly(
        Document document, SourceText source, List<Definition> definitions, Declared declared, Widths widths) {
    /// @param alone whether the file has no other form, so that its row is what the states give
    /// @throws MechanismException if `read`, or an output that is the only form, is not linear in the values
    Recurrence recurrence(Term output, boolean alone) {
        if (document.states().isEmpty()) {
            return Recurrence.NONE;
        }
        var states = document.states().stream().map(this::state).toList();
        return new Recurrence(states, readOut(states, output, alone), starts());
    }

    private State state(StateDeclaration declaration) {
        var name = declaration.name();
        var state = declared.state(name);
        var update = shaped(declaration.update(), Scope.ofUpdate(name), state, "its update");
        var from = declaration.start().map(start -> shaped(start, Scope.ofStart(name), state, "its start"));
        return new State(name, state.shape(), from, update);
    }

    private Term shaped(Expression expression, Scope scope, Term.StateValue state, String what) {
        var term = elaborator().elaborate(expression, scope);
        if (!term.shape().equals(state.shape())) {
            throw source.error(
                    expression.place(),
                    "'" + state.name() + "' is declared as a " + state.shape() + ", but " + what + " "
                            + source.quote(expression.place()) + " is a " + term.shape());
        }
        return term;
    }

    private Elaborator elaborator() {
        return new Elaborator(definitions, declared, widths, source);
    }

    private Optional<Term> readOut(List<State> states, Term output, boolean alone) {
        boolean named = Roles.defines(definitions, Roles.READ);
        var role = named ? Roles.READ : Roles.OUTPUT;
        var read = named
                ? elaborator().elaborate(Roles.named(definitions, role).body(), Scope.of(role, Optional.empty()))
                : output;
        var linear = new ValueLinearity(states);
        if (read.shape().equals(widths.vector("dv")) && linear.isLinear(read)) {
            return Optional.of(new Term.ReadOut(Term.HERE, read));
        }
        if (named || alone) {
            throw notLinear(role, read, linear);
        }
        return Optional.empty();
    }

    private MechanismException notLinear(String role, Term read, ValueLinearity linear) {
        var shape = widths.vector("dv");
        var because = read.shape().equals(shape)
                ? linear.reason().map(reason -> ", but " + reason).orElse(", got one that is not")
                : ", got a " + read.shape();
        var advice = role.equals(Roles.OUTPUT)
                ? "; what the states give before gates and norms belongs in a definition named 'read'"
                : "";
        return source.error(
                Roles.named(definitions, role).place(),
                "'" + role + "' is expected to be a " + shape + " that is linear in the values, channel by channel"
                        + because + advice);
    }

    private List<Definition> starts() {
        return document.states().stream()
                .flatMap(state -> state.start().stream()
                        .map(start -> new Definition(state.name(), List.of(), start, state.place())))
                .toList();
    }
}
