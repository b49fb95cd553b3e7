package dev.attest.theory.formula;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/// What can be said of a file before it is parsed: characters that no sentence contains, and brackets too deep.
final class TokenCheck {
    private static final Map<String, String> LOOKALIKES = Map.of(
            "\u2212", "-", "\u2013", "-", "\u00D7", "*", "\u00B7", "*", "\u22C5", "*", "\u00F7", "/", "\u03C0", "pi",
            "\u00A0", "a space");

    private TokenCheck() {}

    static void check(List<Token> tokens, SourceText source) {
        int depth = 0;
        for (var token : tokens) {
            depth = Math.max(0, depth + change(token));
            if (depth > Levels.MOST) {
                throw Levels.exceeded(source, Syntax.place(token));
            }
            refuseUnknown(token, source);
        }
    }

    private static int change(Token token) {
        return switch (token.getType()) {
            case MechanismLexer.OPEN, MechanismLexer.OPEN_LIST -> 1;
            case MechanismLexer.CLOSE, MechanismLexer.CLOSE_LIST -> -1;
            default -> 0;
        };
    }

    private static void refuseUnknown(Token token, SourceText source) {
        if (token.getType() != MechanismLexer.UNKNOWN) {
            return;
        }
        var character = token.getText();
        if (character.equals("\0")) {
            throw source.error(Syntax.place(token), "expected text, got a zero byte: is this a binary file?");
        }
        var code = String.format(Locale.ROOT, "U+%04X", character.codePointAt(0));
        var meant = LOOKALIKES.get(character);
        throw source.error(
                Syntax.place(token),
                SourceText.quoted(character) + " (" + code + ") is not a character of the language"
                        + (meant == null ? "" : "; write " + (meant.length() > 2 ? meant : "'" + meant + "'")));
    }
}
