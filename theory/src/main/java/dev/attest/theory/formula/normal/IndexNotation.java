package dev.attest.theory.formula.normal;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/// Reads a polynomial from the text that [Polynomial#text()] writes, such as `1/2*q[a1]^2*sum(l1<n:
/// exp(k[l1,a1]))`. Nothing about the text is believed: it is brought to normal form again.
public final class IndexNotation extends IndexNotationGrammarBaseVisitor<Polynomial> {
    private static final int LONGEST = 200_000;
    private static final int DEEPEST = 100;

    private final Map<String, SignSet> symbols;

    private IndexNotation(Map<String, SignSet> symbols) {
        this.symbols = symbols;
    }

    /// @param symbols the signs of the parameters and variables that the text may mention besides sizes
    /// @throws IllegalArgumentException with a sentence, if the text is not a polynomial
    public static Polynomial read(String text, Map<String, SignSet> symbols) {
        checkSize(text);
        var lexer = new IndexNotationGrammarLexer(CharStreams.fromString(text));
        var parser = new IndexNotationGrammarParser(new CommonTokenStream(lexer));
        lexer.removeErrorListeners();
        parser.removeErrorListeners();
        lexer.addErrorListener(new Refusal(text));
        parser.addErrorListener(new Refusal(text));
        try {
            return new IndexNotation(symbols).visitPolynomial(parser.whole().polynomial());
        } catch (NormalFormException | ArithmeticException e) {
            throw new IllegalArgumentException("expected a polynomial in index notation: " + e.getMessage(), e);
        }
    }

    /// e^p in normal form.
    public static Polynomial exponential(Polynomial exponent) {
        return Folding.exponential(exponent);
    }

    private static void checkSize(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        if (text.length() > LONGEST || deepest > DEEPEST) {
            throw new IllegalArgumentException("expected at most " + LONGEST + " characters and " + DEEPEST
                    + " levels of brackets, got " + text.length() + " and " + deepest);
        }
    }

    private static final class Refusal extends BaseErrorListener {
        private final String text;

        Refusal(String text) {
            this.text = text;
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException exception) {
            throw new IllegalArgumentException("expected a polynomial in index notation: " + message + " at character "
                    + (column + 1) + " of " + (text.length() > 80 ? text.substring(0, 80) + "..." : text));
        }
    }

    @Override
    public Polynomial visitPolynomial(IndexNotationGrammarParser.PolynomialContext context) {
        return context.term().stream().map(this::visitTerm).reduce(Polynomial.ZERO, Polynomial::plus);
    }

    @Override
    public Polynomial visitTerm(IndexNotationGrammarParser.TermContext context) {
        return context.factor().stream().map(this::visitFactor).reduce(Polynomial.ONE, Polynomial::times);
    }

    @Override
    public Polynomial visitFactor(IndexNotationGrammarParser.FactorContext context) {
        var base = visit(context.base());
        if (context.power() == null) {
            return base;
        }
        var whole = context.power().INTEGER();
        return base.power(
                whole != null
                        ? new BigFraction(new BigInteger(whole.getText()))
                        : rational(context.power().rational()));
    }

    private static BigFraction rational(IndexNotationGrammarParser.RationalContext context) {
        try {
            return Exact.parse(context.getText());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a fraction, got " + context.getText(), e);
        }
    }

    @Override
    public Polynomial visitNumber(IndexNotationGrammarParser.NumberContext context) {
        return Polynomial.of(rational(context.rational()));
    }

    @Override
    public Polynomial visitBound(IndexNotationGrammarParser.BoundContext context) {
        var index = Binders.fresh();
        var body =
                Substitution.rename(visit(context.polynomial()), context.name().getText(), index);
        var binder = context.binder.getText().equals("sum") ? Atom.Binder.SUM : Atom.Binder.MAX;
        var width = context.width().getText();
        if (!Binders.isNumber(width) && !Atom.WIDTHS.contains(width)) {
            throw new IllegalArgumentException("expected n, d, dv, m or a number as the end of an index, got " + width);
        }
        return Binders.bind(binder, width, index, body);
    }

    @Override
    public Polynomial visitPosition(IndexNotationGrammarParser.PositionContext context) {
        return Polynomial.of(new Atom.KeyPosition(context.index().getText()));
    }

    @Override
    public Polynomial visitGrid(IndexNotationGrammarParser.GridContext context) {
        return Polynomial.of(new Atom.GridPlace(
                context.place.getText().equals("col"), context.index().getText()));
    }

    @Override
    public Polynomial visitRotation(IndexNotationGrammarParser.RotationContext context) {
        var width = context.width().getText();
        if (!Binders.isNumber(width) && !Atom.WIDTHS.contains(width)) {
            throw new IllegalArgumentException("expected d, dv, m or a number as a width, got " + width);
        }
        return Rotations.entry(
                visit(context.polynomial()),
                width,
                context.index(0).getText(),
                context.index(1).getText());
    }

    @Override
    public Polynomial visitPrefix(IndexNotationGrammarParser.PrefixContext context) {
        var index = Binders.fresh();
        var body =
                Substitution.rename(visit(context.polynomial()), context.name().getText(), index);
        return KeyRows.prefix(context.index().getText(), index, body);
    }

    @Override
    public Polynomial visitSparse(IndexNotationGrammarParser.SparseContext context) {
        var index = Binders.fresh();
        var there =
                Substitution.rename(visit(context.polynomial(2)), context.name().getText(), index);
        return KeyRows.sparse(visit(context.polynomial(0)), visit(context.polynomial(1)), index, there);
    }

    @Override
    public Polynomial visitInput(IndexNotationGrammarParser.InputContext context) {
        var name = context.name().getText();
        var indices = context.index().stream().map(index -> index.getText()).toList();
        return Polynomial.of(
                new Atom.InputEntry(name, indices.getFirst(), indices.subList(1, indices.size()), signs(name)));
    }

    @Override
    public Polynomial visitDelta(IndexNotationGrammarParser.DeltaContext context) {
        return Binders.delta(context.index(0).getText(), context.index(1).getText());
    }

    @Override
    public Polynomial visitApplied(IndexNotationGrammarParser.AppliedContext context) {
        var argument = visit(context.polynomial());
        var name = context.function.getText();
        return name.equals("exp")
                ? Folding.exponential(argument)
                : Substitution.applied(Atom.Kind.valueOf(name.toUpperCase(java.util.Locale.ROOT)), argument);
    }

    @Override
    public Polynomial visitEntry(IndexNotationGrammarParser.EntryContext context) {
        var name = context.name().getText();
        var indices = context.index().stream().map(index -> index.getText()).toList();
        return switch (name) {
            case "q", "qbar" -> Polynomial.of(new Atom.QueryEntry(name.equals("qbar"), sole(name, indices)));
            case "k" -> {
                if (indices.size() != 2) {
                    throw new IllegalArgumentException("expected k[key,coordinate], got " + context.getText());
                }
                yield Polynomial.of(new Atom.KeyEntry(indices.get(0), indices.get(1)));
            }
            default -> Polynomial.of(new Atom.Symbol(name, indices, signs(name)));
        };
    }

    private static String sole(String name, List<String> indices) {
        if (indices.size() != 1) {
            throw new IllegalArgumentException("expected one index for " + name + ", got " + indices.size());
        }
        return indices.getFirst();
    }

    @Override
    public Polynomial visitSymbol(IndexNotationGrammarParser.SymbolContext context) {
        var name = context.name().getText();
        return Atom.SIZES.contains(name)
                ? Polynomial.size(name)
                : Polynomial.of(new Atom.Symbol(name, List.of(), signs(name)));
    }

    private SignSet signs(String name) {
        var signs = symbols.get(name);
        if (signs == null) {
            throw new IllegalArgumentException("'" + name + "' is not a size, a parameter or a variable");
        }
        return signs;
    }

    @Override
    public Polynomial visitGroup(IndexNotationGrammarParser.GroupContext context) {
        return visit(context.polynomial());
    }
}
