package dev.attest.theory.formula;

import dev.attest.theory.formula.Document.Declaration;
import dev.attest.theory.formula.Document.InputDeclaration;
import dev.attest.theory.formula.Document.Interval;
import dev.attest.theory.formula.Document.Kind;
import dev.attest.theory.formula.Document.StateDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/// From a parsed line, `param W : matrix(m, d) drawn normal`, `input beta : scalar in (0, 1)` or
/// `state S : matrix(dv, d) = ...`, to a declaration.
final class DeclarationReader {
    private static final Map<String, Parameter.Origin> DRAWN = Map.of(
            "normal", Parameter.Origin.NORMAL,
            "orthogonal", Parameter.Origin.ORTHOGONAL,
            "sign", Parameter.Origin.SIGN);

    private final SourceText source;
    private final ExpressionReader expressions;

    DeclarationReader(SourceText source, ExpressionReader expressions) {
        this.source = source;
        this.expressions = expressions;
    }

    Declaration read(MechanismParser.ParameterContext line) {
        var word = line.WORD().getSymbol();
        return new Declaration(
                word.getText(),
                kind(line.shape()),
                line.shape().sum().stream().map(expressions::read).toList(),
                only(line.clause(), MechanismParser.RangeContext.class, "range")
                        .map(range -> interval(range.interval())),
                origin(line),
                only(line.clause(), MechanismParser.ValueContext.class, "value")
                        .map(value -> expressions.read(value.sum())),
                Syntax.place(word, line.getStart(), line.getStop()));
    }

    InputDeclaration read(MechanismParser.InputContext line) {
        var range = only(line.inputClause(), MechanismParser.InputRangeContext.class, "range");
        var of = only(line.inputClause(), MechanismParser.InputOfContext.class, "'of query'");
        of.ifPresent(this::requireQuery);
        return new InputDeclaration(
                declaration(
                        line.WORD().getSymbol(), line.shape(), range.map(found -> interval(found.interval())), line),
                of.isPresent());
    }

    StateDeclaration read(MechanismParser.StateContext line) {
        return new StateDeclaration(
                declaration(line.WORD().getSymbol(), line.shape(), Optional.empty(), line),
                Optional.ofNullable(line.start).map(expressions::read),
                expressions.read(line.update));
    }

    private Declaration declaration(
            Token word, MechanismParser.ShapeContext shape, Optional<Interval> range, ParserRuleContext line) {
        return new Declaration(
                word.getText(),
                kind(shape),
                shape.sum().stream().map(expressions::read).toList(),
                range,
                Optional.empty(),
                Optional.empty(),
                Syntax.place(word, line.getStart(), line.getStop()));
    }

    private void requireQuery(MechanismParser.InputOfContext of) {
        var word = of.WORD().getSymbol();
        if (!word.getText().equals("query")) {
            throw source.error(
                    Syntax.place(word),
                    "expected 'of query', got 'of " + word.getText()
                            + "': without it an input is read at the key in hand");
        }
    }

    private static Kind kind(MechanismParser.ShapeContext shape) {
        return switch (shape.kind.getType()) {
            case MechanismLexer.SCALAR -> Kind.SCALAR;
            case MechanismLexer.VECTOR -> Kind.VECTOR;
            default -> Kind.MATRIX;
        };
    }

    private Interval interval(MechanismParser.IntervalContext range) {
        return new Interval(
                expressions.read(range.sum(0)),
                range.low.getType() == MechanismLexer.OPEN_LIST,
                expressions.read(range.sum(1)),
                range.high.getType() == MechanismLexer.CLOSE_LIST,
                Syntax.place(range.getStart(), range.getStart(), range.getStop()));
    }

    private Optional<Parameter.Origin> origin(MechanismParser.ParameterContext line) {
        var drawn = only(line.clause(), MechanismParser.DrawnContext.class, "'drawn'")
                .map(this::distribution);
        var learned = only(line.clause(), MechanismParser.LearnedContext.class, "'learned'");
        if (drawn.isPresent() && learned.isPresent()) {
            throw source.error(place(learned.get()), "expected 'drawn' or 'learned', got both");
        }
        return learned.isPresent() ? Optional.of(Parameter.Origin.LEARNED) : drawn;
    }

    private Parameter.Origin distribution(MechanismParser.DrawnContext drawn) {
        var word = drawn.WORD().getSymbol();
        var origin = DRAWN.get(word.getText());
        if (origin == null) {
            throw source.error(
                    Syntax.place(word),
                    "expected 'normal', 'orthogonal' or 'sign', got " + SourceText.quoted(word.getText())
                            + NearestName.hint(word.getText(), DRAWN.keySet()));
        }
        return origin;
    }

    private <C extends ParserRuleContext> Optional<C> only(
            List<? extends ParserRuleContext> clauses, Class<C> type, String what) {
        List<C> found = clauses.stream()
                .filter(type::isInstance)
                .<C>map((Function<ParserRuleContext, C>) type::cast)
                .toList();
        if (found.size() > 1) {
            throw source.error(place(found.get(1)), "expected one " + what + ", got another");
        }
        return found.stream().findFirst();
    }

    private static Place place(ParserRuleContext context) {
        return Syntax.place(context.getStart(), context.getStart(), context.getStop());
    }
}
