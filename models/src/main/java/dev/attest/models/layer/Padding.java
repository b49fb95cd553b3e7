package dev.attest.models.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/// Which tokens of a batch are there.
///
/// The rows of padded tokens are computed like all others, and their outputs dropped. A padded token is the
/// first one kept of its sequence meanwhile: its row is as defined as that one's, where the row of zeros, or of
/// whatever the padding holds, might be `0/0`, and would pass that on as a gradient.
final class Padding {
    private final NDArray keep;

    /// @param mask [b, n], 0 or false for padding
    Padding(NDArray mask) {
        keep = mask.toType(DataType.BOOLEAN, true);
    }

    NDArray keep() {
        return keep;
    }

    /// Padding replaced by the first token kept, or by zeros where none is.
    NDArray filled(NDArray tokens) {
        var shape = tokens.getShape();
        var manager = tokens.getManager();
        var order = manager.arange((int) shape.get(1), 0, -1, DataType.INT64);
        var first = keep.toType(DataType.INT64, false).mul(order).argMax(1);
        var place = first.reshape(-1, 1, 1).broadcast(new Shape(shape.get(0), 1, shape.get(2)));
        var some = keep.toType(DataType.INT64, false).sum(new int[] {1}, true).gt(0);
        var copies = tokens.gather(place, 1).broadcast(shape);
        var filling = NDArrays.where(some.expandDims(2).broadcast(shape), copies, tokens.zerosLike());
        return NDArrays.where(keep.expandDims(2).broadcast(shape), tokens, filling);
    }

    /// Outputs with 0 for padding.
    NDArray cleared(NDArray outputs) {
        return NDArrays.where(keep.expandDims(2).broadcast(outputs.getShape()), outputs, outputs.zerosLike());
    }
}
