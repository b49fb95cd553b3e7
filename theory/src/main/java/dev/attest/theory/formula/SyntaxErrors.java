package dev.attest.theory.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/// The first syntax error, as one sentence: what was expected, what came.
final class SyntaxErrors extends BaseErrorListener {
    private static final List<Integer> OPERATORS = List.of(
            MechanismLexer.PLUS,
            MechanismLexer.MINUS,
            MechanismLexer.TIMES,
            MechanismLexer.DIVIDE,
            MechanismLexer.POWER);
    private static final List<Integer> OPERANDS = List.of(
            MechanismLexer.NUMBER,
            MechanismLexer.WORD,
            MechanismLexer.OPEN,
            MechanismLexer.OPEN_LIST,
            MechanismLexer.MINUS);
    private static final List<Integer> STATEMENTS = List.of(
            MechanismLexer.NAME,
            MechanismLexer.TITLE,
            MechanismLexer.SOURCE,
            MechanismLexer.CAUSAL,
            MechanismLexer.WIDTH,
            MechanismLexer.PARAM,
            MechanismLexer.INPUT,
            MechanismLexer.STATE,
            MechanismLexer.GRID,
            MechanismLexer.WORD,
            MechanismLexer.NEWLINE);
    private static final Set<String> KEYWORDS =
            Set.of("name", "title", "source", "causal", "grid", "width", "param", "input", "state");
    private static final Map<Integer, String> OTHERS = Map.of(
            MechanismLexer.WORD, "a name",
            MechanismLexer.NUMBER, "a number",
            MechanismLexer.NEWLINE, "the end of the line",
            Token.EOF, "the end of the file");

    private final SourceText source;

    SyntaxErrors(SourceText source) {
        this.source = source;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            Object symbol,
            int line,
            int column,
            String message,
            @Nullable RecognitionException failure) {
        var parser = (Parser) recognizer;
        var token = failure == null ? (Token) symbol : failure.getOffendingToken();
        throw source.error(
                Syntax.place(token),
                "expected " + expected(parser.getExpectedTokens()) + ", got " + Syntax.describe(token)
                        + keywordHint(parser, token));
    }

    /// Where the sentence begins with a word that is nearly a keyword.
    private static String keywordHint(Parser parser, Token token) {
        var tokens = parser.getTokenStream();
        int index = token.getTokenIndex();
        boolean second = index >= 1
                && tokens.get(index - 1).getType() == MechanismLexer.WORD
                && (index == 1 || tokens.get(index - 2).getType() == MechanismLexer.NEWLINE);
        return second ? NearestName.hint(tokens.get(index - 1).getText(), KEYWORDS) : "";
    }

    private static String expected(IntervalSet tokens) {
        var open = new ArrayList<>(tokens.toList());
        var words = new ArrayList<String>();
        gather(open, STATEMENTS, "a definition or a header line", words);
        gather(open, OPERANDS, "an expression", words);
        gather(open, OPERATORS, "an operator", words);
        if (open.contains(MechanismLexer.NEWLINE)) {
            open.removeIf(type -> type == Token.EOF);
        }
        open.forEach(type -> words.add(word(type)));
        return joined(words);
    }

    private static void gather(List<Integer> open, List<Integer> group, String word, List<String> words) {
        if (open.containsAll(group)) {
            open.removeAll(group);
            words.add(word);
        }
    }

    private static String word(int type) {
        var other = OTHERS.get(type);
        return other == null ? "'" + spelling(type) + "'" : other;
    }

    private static String spelling(int type) {
        var literal = MechanismLexer.VOCABULARY.getLiteralName(type);
        return literal == null
                ? MechanismLexer.VOCABULARY.getSymbolicName(type)
                : literal.substring(1, literal.length() - 1);
    }

    private static String joined(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }
}
