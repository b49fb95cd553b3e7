package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.scalar.Point;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What is true of a family of points for all large values of one variable.
final class Asymptotics {
    private final Atom.Symbol variable;
    private final Point parameters;
    private final UnaryOperator<Polynomial> onFamily;

    /// @param parameters holds values of the parameters that stay symbols. What is found holds near these
    ///     values too.
    /// @param onFamily   puts the family in the place of what it stands for, as functions of the variable
    Asymptotics(Atom.Symbol variable, Point parameters, UnaryOperator<Polynomial> onFamily) {
        this.variable = variable;
        this.parameters = parameters;
        this.onFamily = onFamily;
    }

    Optional<LeadingTerm> leading(Polynomial expression) {
        return LeadingTerm.of(onFamily.apply(expression), variable, parameters);
    }

    /// The text is defined at every point of the family far enough out, and near it: what must not vanish does
    /// not, and roots are of positive numbers, or of a 0 that does not depend on the query.
    boolean isDefined(List<Domain.Requirement> requirements) {
        return requirements.stream().allMatch(this::isMet);
    }

    private boolean isMet(Domain.Requirement requirement) {
        var expression = onFamily.apply(requirement.expression());
        if (expression.isZero()) {
            return requirement.need() == Domain.Need.NONNEGATIVE && !Uses.query(requirement.expression());
        }
        var leading = LeadingTerm.of(expression, variable, parameters);
        return leading.isPresent()
                && (requirement.need() == Domain.Need.NONZERO || leading.get().sign() > 0);
    }

    /// The expression with every |x| as x or -x, and every sign as a number, as they are along the family.
    ///
    /// @throws NormalFormException if some x vanishes there, or its sign was not found
    Polynomial withoutKinks(Polynomial expression) {
        return Substitution.replace(
                expression,
                atom -> atom instanceof Atom.Applied applied && isKinked(applied)
                        ? Optional.of(branch(applied))
                        : Optional.empty());
    }

    private static boolean isKinked(Atom.Applied applied) {
        return applied.kind() == Atom.Kind.ABS || applied.kind() == Atom.Kind.SIGN;
    }

    private Polynomial branch(Atom.Applied applied) {
        var argument = withoutKinks(applied.argument());
        int sign = leading(argument)
                .orElseThrow(() -> new NormalFormException("a kink at " + applied.text()))
                .sign();
        return applied.kind() == Atom.Kind.SIGN ? Polynomial.of(sign) : sign > 0 ? argument : argument.negate();
    }
}
