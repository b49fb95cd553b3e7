package dev.attest.kernels.family;

import dev.attest.kernels.Call;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.theory.formula.Input;

/// One query head with the keys and values that it reads, in the arrays of a call.
///
/// @param sizes  with the number of keys that count
/// @param number of the head among all of the batch
record HeadView(Call call, Sizes sizes, int number, int qAt, int kAt, int vAt, int outAt) {
    static HeadView of(Call call, int number) {
        var sizes = call.sizes();
        int batch = number / sizes.heads();
        int keyHead = batch * sizes.keyHeads() + sizes.keyHead(number % sizes.heads());
        return new HeadView(
                call,
                call.sizesOf(batch),
                number,
                call.q().from() + number * sizes.queries() * sizes.d(),
                call.k().from() + keyHead * sizes.keys() * sizes.d(),
                call.v().from() + keyHead * sizes.keys() * sizes.dv(),
                call.out().from() + number * sizes.queries() * sizes.dv());
    }

    /// The array of an input, for all heads.
    Slice input(Input input) {
        var numbers = call.inputs().get(input.name());
        if (numbers == null) {
            throw new IllegalArgumentException("input " + input.name() + ": expected an array, got none");
        }
        return numbers;
    }

    /// Where an input of so many numbers a token begins for this head.
    int inputAt(Input input, int size) {
        var sizes = call.sizes();
        int keyHead = number / sizes.heads() * sizes.keyHeads() + sizes.keyHead(number % sizes.heads());
        int tokens = input.ofQuery() ? number * sizes.queries() : keyHead * sizes.keys();
        return input(input).from() + tokens * size;
    }

    static int count(Sizes sizes) {
        return Math.multiplyExact(sizes.batch(), sizes.heads());
    }

    float[] q() {
        return call.q().data();
    }

    float[] k() {
        return call.k().data();
    }

    float[] v() {
        return call.v().data();
    }

    float[] out() {
        return call.out().data();
    }
}
