package dev.attest.verification.grammar;

import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.verification.MechanismTexts;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Random mechanism files of the whole language.
///
/// A third are what people write (feature maps, scores, rows: [MechanismTexts]), a third have a score that
/// nobody thought of under a row that people write, a third are a weight that nobody thought of; two in five of
/// these have an output of their own. One in eight has states instead.
public final class Mechanisms {
    private static final int DEEPEST = 2;
    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_FORM = 800;

    private static final List<String> ROWS = List.of(
            "score / sum(score)",
            "softmax(score)",
            "score - mean(score) + 1/n",
            "(1 + 1 / sum(score)) * score - sum(score) / n",
            "score / (1 + sum(score))",
            "sigmoid(score)",
            "relu(score)^2",
            "exp(score - max(score)) / sum(exp(score - max(score)))",
            "softmax(score) - g * softmax(2 * score)",
            "score / sqrt(sum(score^2))",
            "abs(score) / sum(abs(score))",
            "softmax(centred(score))",
            "softmax(score * log(n))",
            "sparsemax(score)",
            "softmax(score + sum(log(beta)) - cumsum(log(beta)))",
            "gamma * softmax(score)");

    private static final List<String> LOCAL = List.of("centred(x) = x - mean(x)\n");

    private Mechanisms() {}

    public static Arbitrary<String> any() {
        var pair = new Expressions(DEEPEST, true).number();
        var scored = Combinators.combine(pair, Arbitraries.of(ROWS))
                .as((score, row) -> "score = " + score + "\n" + locals(row) + "weight = " + row + "\n");
        var wild = pair.map("weight = %s\n"::formatted);
        var bodies = Arbitraries.oneOf(MechanismTexts.bodies(), scored, wild);
        var rows = Combinators.combine(headers(), bodies, Outputs.any()).as(Mechanisms::assembled);
        var recurrences = Recurrences.any().map(body -> assembled("", body, ""));
        return Arbitraries.frequencyOf(Tuple.of(7, rows), Tuple.of(1, recurrences))
                .filter(Mechanisms::isShort);
    }

    /// What the strategies have to look through fits on a page, or there is nothing to look through.
    private static boolean isShort(String text) {
        if (text.length() > LONGEST_TEXT) {
            return false;
        }
        try {
            return NormalForm.of(MechanismReader.parse(text, "random.attn"))
                            .weight()
                            .text()
                            .length()
                    <= LONGEST_FORM;
        } catch (NormalFormException none) {
            return none.getMessage() != null && !none.getMessage().contains("more than");
        }
    }

    private static Arbitrary<String> headers() {
        return Arbitraries.frequency(
                Tuple.of(8, ""), Tuple.of(3, "causal\n"), Tuple.of(1, "width d = 1\n"), Tuple.of(1, "width d = 2\n"));
    }

    private static String locals(String row) {
        return row.contains("centred") ? LOCAL.getFirst() : "";
    }

    private static String assembled(String header, String body, String output) {
        var text = body + output;
        return "name random\n" + header + Declarations.of(text) + text;
    }
}
