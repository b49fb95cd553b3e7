package dev.attest.models.torch;

import dev.attest.models.torch.Operand.Tensor;

/// The sum over the keys of a row of a product of two, without the products where that can be: a matrix
/// product, or partial sums of the one side that depends on the key.
record SummedProduct(Statements statements, Reductions reductions, Guards guards) {
    Tensor of(Contraction product, Tensor left, Tensor right, int slot) {
        if (!right.layout().has(slot)) {
            return product.of(reductions.sum(left, slot), right, statements);
        }
        if (!left.layout().has(slot)) {
            return product.of(left, reductions.sum(right, slot), statements);
        }
        if (reductions.isPrefix(left) && reductions.isPrefix(right)) {
            return reductions.sum(product.of(left, right, statements), slot);
        }
        return pairwise(product.summing(slot), left, right);
    }

    /// One side must be 0 where the row does not see the key: one that knows the row.
    private Tensor pairwise(Contraction product, Tensor left, Tensor right) {
        if (isZeroWhereHidden(left) || isZeroWhereHidden(right)) {
            return product.of(left, right, statements);
        }
        boolean leftSmaller = left.layout().entries() <= right.layout().entries();
        boolean maskLeft = !reductions.isPrefix(left) && (leftSmaller || reductions.isPrefix(right));
        return maskLeft
                ? product.of(guards.vanishing(left), right, statements)
                : product.of(left, guards.vanishing(right), statements);
    }

    private boolean isZeroWhereHidden(Tensor side) {
        return side.vanishes() && !reductions.isPrefix(side);
    }
}
