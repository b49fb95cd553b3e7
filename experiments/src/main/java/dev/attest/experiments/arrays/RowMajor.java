package dev.attest.experiments.arrays;

import java.util.List;

/// The places in row-major order of the numbers of an array, in the order in which its file has them.
final class RowMajor {
    private final int[] extents;
    private final int[] strides;
    private final int[] indices;
    private int place;

    /// @param extents of the indices, the one that runs fastest first
    /// @param strides the distance in row-major order of neighbours along each
    private RowMajor(int[] extents, int[] strides) {
        this.extents = extents;
        this.strides = strides;
        this.indices = new int[extents.length];
    }

    static RowMajor of(ArrayHeader header) {
        return header.columnMajor() ? columns(header.shape()) : new RowMajor(new int[] {header.count()}, new int[] {1});
    }

    private static RowMajor columns(List<Integer> shape) {
        var strides = new int[shape.size()];
        int stride = 1;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape.get(axis);
        }
        return new RowMajor(shape.stream().mapToInt(Integer::intValue).toArray(), strides);
    }

    /// The place of the next number.
    int next() {
        int here = place;
        for (int axis = 0; axis < extents.length; axis++) {
            place += strides[axis];
            if (++indices[axis] < extents[axis]) {
                return here;
            }
            place -= strides[axis] * extents[axis];
            indices[axis] = 0;
        }
        return here;
    }
}
