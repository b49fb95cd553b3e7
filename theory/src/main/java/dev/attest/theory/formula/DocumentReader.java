package dev.attest.theory.formula;

import dev.attest.theory.formula.Document.Declaration;
import dev.attest.theory.formula.Document.InputDeclaration;
import dev.attest.theory.formula.Document.StateDeclaration;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/// From parsed sentences to a [Document].
final class DocumentReader extends MechanismParserBaseVisitor<Optional<Void>> {
    private static final String NAME_PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private final SourceText source;
    private final ExpressionReader expressions;
    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<String, Integer> widths = new HashMap<>();
    private final List<Declaration> parameters = new ArrayList<>();
    private final List<InputDeclaration> inputs = new ArrayList<>();
    private final List<StateDeclaration> states = new ArrayList<>();
    private final List<Definition> definitions = new ArrayList<>();
    private boolean causal;
    private boolean grid;

    DocumentReader(SourceText source) {
        this.source = source;
        this.expressions = new ExpressionReader(source);
    }

    Document read(MechanismParser.MechanismContext file) {
        visit(file);
        return new Document(
                Optional.ofNullable(texts.get(MechanismLexer.NAME)),
                Optional.ofNullable(texts.get(MechanismLexer.TITLE)),
                Optional.ofNullable(texts.get(MechanismLexer.SOURCE)),
                causal,
                grid,
                widths,
                parameters,
                inputs,
                states,
                definitions);
    }

    @Override
    protected Optional<Void> defaultResult() {
        return Optional.empty();
    }

    @Override
    public Optional<Void> visitText(MechanismParser.TextContext line) {
        var keyword = line.keyword;
        var text = line.TEXT().stream().map(part -> part.getText().strip()).collect(Collectors.joining(" "));
        if (text.isEmpty()) {
            throw source.error(Syntax.place(keyword), "expected text after '" + keyword.getText() + "', got none");
        }
        if (text.startsWith("=")) {
            throw source.error(
                    Syntax.place(line.TEXT(0).getSymbol()),
                    "expected the text of the header line '" + keyword.getText() + "' without '='");
        }
        if (keyword.getType() == MechanismLexer.NAME && !text.matches(NAME_PATTERN)) {
            throw source.error(
                    Syntax.place(line.TEXT(0).getSymbol()),
                    "expected a name of at most 64 letters, digits, '-', '_' and '.', got " + SourceText.quoted(text));
        }
        if (texts.put(keyword.getType(), text) != null) {
            throw source.error(Syntax.place(keyword), "expected one line '" + keyword.getText() + "', got another");
        }
        return defaultResult();
    }

    @Override
    public Optional<Void> visitCausal(MechanismParser.CausalContext line) {
        causal = true;
        return defaultResult();
    }

    @Override
    public Optional<Void> visitGrid(MechanismParser.GridContext line) {
        grid = true;
        return defaultResult();
    }

    @Override
    public Optional<Void> visitWidth(MechanismParser.WidthContext line) {
        var width = line.WORD().getSymbol();
        if (!Language.WIDTHS.contains(width.getText())) {
            throw source.error(Syntax.place(width), "expected a width, d, dv or m, got '" + width.getText() + "'");
        }
        if (widths.put(width.getText(), size(line.NUMBER().getSymbol())) != null) {
            throw source.error(
                    Syntax.place(width), "expected one value for the width " + width.getText() + ", got another");
        }
        return defaultResult();
    }

    private int size(Token number) {
        if (!number.getText().matches("0*[1-9][0-9]{0,4}")) {
            throw source.error(
                    Syntax.place(number),
                    "expected a whole number from 1 to 99999, got " + SourceText.quoted(number.getText()));
        }
        return Integer.parseInt(number.getText());
    }

    @Override
    public Optional<Void> visitParameter(MechanismParser.ParameterContext line) {
        parameters.add(new DeclarationReader(source, expressions).read(line));
        return defaultResult();
    }

    @Override
    public Optional<Void> visitInput(MechanismParser.InputContext line) {
        inputs.add(new DeclarationReader(source, expressions).read(line));
        return defaultResult();
    }

    @Override
    public Optional<Void> visitState(MechanismParser.StateContext line) {
        states.add(new DeclarationReader(source, expressions).read(line));
        return defaultResult();
    }

    @Override
    public Optional<Void> visitDefinition(MechanismParser.DefinitionContext line) {
        var words = line.WORD().stream().map(TerminalNode::getText).toList();
        var body = expressions.read(line.sum());
        definitions.add(new Definition(
                words.getFirst(),
                words.subList(1, words.size()),
                body,
                Syntax.place(line.getStart(), line.getStart(), line.getStop())));
        return defaultResult();
    }

    /// The stem of the last part of an origin: `mala` for `some/mala.attn`.
    static String stem(String origin) {
        try {
            var file = Optional.ofNullable(Path.of(origin).getFileName())
                    .map(Path::toString)
                    .orElse("");
            return file.replaceFirst("\\.attn$", "");
        } catch (InvalidPathException notAPath) {
            return origin;
        }
    }
}
