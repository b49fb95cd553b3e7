package dev.attest.theory.formula;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apache.commons.math3.fraction.BigFraction;

/// From parsed sums to expressions. Chains of operators are folded in loops: the parser does not recurse on
/// them, and neither does this.
final class ExpressionReader {
    private static final int MOST_DIGITS = 1000;
    private static final Map<Integer, Pointwise> OPERATORS = Map.of(
            MechanismLexer.PLUS, Pointwise.ADD,
            MechanismLexer.MINUS, Pointwise.SUBTRACT,
            MechanismLexer.TIMES, Pointwise.MULTIPLY,
            MechanismLexer.DIVIDE, Pointwise.DIVIDE);

    private final SourceText source;

    ExpressionReader(SourceText source) {
        this.source = source;
    }

    /// The whole expression, known to be within the limit on levels.
    Expression read(MechanismParser.SumContext sum) {
        var expression = sum(sum);
        Levels.check(expression, source);
        return expression;
    }

    private Expression sum(MechanismParser.SumContext sum) {
        return leftToRight(sum, sum.product(), sum.operator, this::product);
    }

    private Expression product(MechanismParser.ProductContext product) {
        return leftToRight(product, product.signed(), product.operator, this::signed);
    }

    private static <C extends ParserRuleContext> Expression leftToRight(
            ParserRuleContext chain, List<C> operands, List<Token> operators, Function<C, Expression> reading) {
        var result = reading.apply(operands.getFirst());
        for (int index = 0; index < operators.size(); index++) {
            var operand = operands.get(index + 1);
            var operator = operators.get(index);
            result = new Expression.Operation(
                    operator(operator),
                    result,
                    reading.apply(operand),
                    Syntax.place(operator, chain.getStart(), operand.getStop()));
        }
        return result;
    }

    private static Pointwise operator(Token token) {
        var operator = OPERATORS.get(token.getType());
        if (operator == null) {
            throw new IllegalArgumentException("expected an operator of a chain, got " + token.getText());
        }
        return operator;
    }

    private Expression signed(MechanismParser.SignedContext signed) {
        return negated(power(signed.power()), signed.MINUS(), signed.getStop());
    }

    /// Right to left: `x^y^z` is `x^(y^z)`.
    private Expression power(MechanismParser.PowerContext power) {
        var exponents = power.exponent();
        if (exponents.isEmpty()) {
            return atom(power.atom());
        }
        Expression result = atom(exponents.getLast().atom());
        for (int index = exponents.size() - 1; index >= 0; index--) {
            var exponent = negated(result, exponents.get(index).MINUS(), power.getStop());
            var base = index == 0 ? power.atom() : exponents.get(index - 1).atom();
            result = new Expression.Operation(
                    Pointwise.POWER,
                    atom(base),
                    exponent,
                    Syntax.place(power.operator.get(index), base.getStart(), power.getStop()));
        }
        return result;
    }

    private static Expression negated(Expression operand, List<TerminalNode> signs, Token stop) {
        var result = operand;
        for (var sign : signs.reversed()) {
            result = new Expression.Negation(result, Syntax.place(sign.getSymbol(), sign.getSymbol(), stop));
        }
        return result;
    }

    private Expression atom(MechanismParser.AtomContext atom) {
        var place = Syntax.place(atom.getStart(), atom.getStart(), atom.getStop());
        return switch (atom) {
            case MechanismParser.NumberContext number -> number(number.getText(), place);
            case MechanismParser.WordContext word -> new Expression.Name(word.getText(), place);
            case MechanismParser.CallContext call ->
                new Expression.Call(call.WORD().getText(), all(call.sum()), place);
            case MechanismParser.ParenthesesContext parentheses -> sum(parentheses.sum());
            case MechanismParser.ListContext list -> new Expression.Listing(all(list.sum()), place);
            default -> throw new IllegalArgumentException("expected an atom, got " + atom.getText());
        };
    }

    private List<Expression> all(List<MechanismParser.SumContext> sums) {
        return sums.stream().map(this::sum).toList();
    }

    /// The exact value of a decimal number: `0.1` is 1/10.
    private Expression.Number number(String text, Place place) {
        int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
        var exponent = exponentAt < 0 ? "0" : text.substring(exponentAt + 1).replaceFirst("^([+-]?)0+(?=\\d)", "$1");
        if (text.length() > MOST_DIGITS
                || exponent.length() > 5
                || Math.abs(Integer.parseInt(exponent)) > MOST_DIGITS) {
            throw source.error(
                    place,
                    "expected a number of at most 1000 digits and an exponent from -1000 to 1000, got "
                            + SourceText.quoted(text));
        }
        var decimal = new BigDecimal(text);
        int scale = Math.max(0, decimal.scale());
        var numerator = decimal.setScale(scale).unscaledValue();
        return new Expression.Number(text, new BigFraction(numerator, BigInteger.TEN.pow(scale)), place);
    }
}
