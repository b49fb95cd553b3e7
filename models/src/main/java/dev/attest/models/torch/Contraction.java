package dev.attest.models.torch;

import dev.attest.models.torch.Operand.Tensor;
import java.util.List;

/// Products of two tensors, entry axes by their letters, summed over the letters that the result lacks.
///
/// @param left  letters of the entries of the left operand, such as `de` for a matrix
/// @param sum   a key slot to sum over as well, or -1
record Contraction(String left, String right, String result, int sum) {
    private static final String KEY_LETTERS = "jklmnopqrstuvwxyz";

    static final Contraction DOT = new Contraction("d", "d", "", -1);
    static final Contraction OUTER = new Contraction("d", "e", "de", -1);

    Contraction summing(int slot) {
        return new Contraction(left, right, result, slot);
    }

    Tensor of(Tensor a, Tensor b, Statements statements) {
        var layout = a.layout().with(b.layout()).without(sum).entries(result.length());
        var equation = letters(a.layout(), left) + "," + letters(b.layout(), right) + "->" + letters(layout, result);
        var text = "torch.einsum(\"" + equation + "\", " + Alignment.list(List.of(a.text(), b.text())) + ")";
        return new Tensor(statements.let(text), layout, a.vanishesIn(layout) || b.vanishesIn(layout));
    }

    private static String letters(Layout layout, String entries) {
        var letters = new StringBuilder("bh");
        letters.append(layout.query() ? "i" : "");
        layout.keys().forEach(slot -> letters.append(KEY_LETTERS.charAt(slot)));
        return letters.append(entries).toString();
    }
}
