package dev.attest.theory.formula;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/// The grammar at work: text to tokens, a look at the tokens, then sentences. The look comes first because only
/// brackets make the parser recurse: once they are known to be shallow, no text can exhaust its stack.
final class Syntax {
    private Syntax() {}

    static Document read(SourceText source) {
        var lexer = new MechanismLexer(CharStreams.fromString(source.text(), source.origin()));
        lexer.removeErrorListeners();
        var tokens = new CommonTokenStream(lexer);
        tokens.fill();
        TokenCheck.check(tokens.getTokens(), source);
        var parser = new MechanismParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(new SyntaxErrors(source));
        return new DocumentReader(source).read(parser.mechanism());
    }

    static Place place(Token token) {
        return place(token, token, token);
    }

    /// From the first token to the last, pointing to `pointed`.
    static Place place(Token pointed, Token first, Token last) {
        return new Place(
                pointed.getLine(),
                pointed.getCharPositionInLine() + 1,
                first.getStartIndex(),
                Math.max(first.getStartIndex(), last.getStopIndex() + 1));
    }

    /// What a token is called in a message.
    static String describe(Token token) {
        return switch (token.getType()) {
            case Token.EOF -> "the end of the file";
            case MechanismLexer.NEWLINE -> "the end of the line";
            default -> SourceText.quoted(token.getText());
        };
    }
}
