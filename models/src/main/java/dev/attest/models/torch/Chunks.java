package dev.attest.models.torch;

import dev.attest.models.torch.Operand.Tensor;

/// `out_i = sum over j <= i of <row_i, key_j> value_j` without all pairs: rows meet the keys of their own chunk
/// one by one, and those of earlier chunks through a state `sum key valueᵀ`. Time O(n (chunk + m) dv) and
/// memory O(n chunk + n / chunk m dv) for m features.
record Chunks(Statements statements) {
    private static final int LONGEST = 64;

    /// @param rows `[b, h, n, m]`
    /// @param keys `[b, h, n, m]`
    Tensor of(String rows, String keys, Tensor values) {
        var length = statements.let("chunk", "min(" + LONGEST + ", q.size(2))");
        var missing = statements.let("missing", "(" + length + " - q.size(2) % " + length + ") % " + length);
        var u = chunks(rows, length, missing);
        var f = chunks(keys, length, missing);
        var w = chunks(values.text(), length, missing);
        var across = statements.let("torch.transpose(" + f + ", -2, -1)");
        var inside = statements.let("torch.matmul(torch.tril(torch.matmul(" + u + ", " + across + ")), " + w + ")");
        var states = statements.let("torch.cumsum(torch.matmul(" + across + ", " + w + "), 2)");
        var before = statements.let("torch.constant_pad_nd(torch.narrow(" + states + ", 2, 0, " + states
                + ".size(2) - 1), [0, 0, 0, 0, 1, 0])");
        var all = statements.let(inside + " + torch.matmul(" + u + ", " + before + ")");
        var rowsAgain = "torch.reshape(" + all + ", [q.size(0), q.size(1), -1, v.size(-1)])";
        return new Tensor(statements.let("torch.narrow(" + rowsAgain + ", 2, 0, q.size(2))"), Layout.ofQuery(1));
    }

    private String chunks(String sequence, String length, String missing) {
        var padded = statements.let("torch.constant_pad_nd(" + sequence + ", [0, 0, 0, " + missing + "])");
        return statements.let(
                "torch.reshape(" + padded + ", [q.size(0), q.size(1), -1, " + length + ", " + padded + ".size(-1)])");
    }
}
