package dev.attest.kernels.family;

import dev.attest.kernels.Sizes;

/// One query head with the keys and values that it reads, in the arrays of a call.
record HeadView(Arrays arrays, Sizes sizes, int qAt, int kAt, int vAt, int outAt) {
    /// The arrays of a call, and where each begins.
    record Arrays(float[] q, int qFrom, float[] k, int kFrom, float[] v, int vFrom, float[] out, int outFrom) {
        void check(Sizes sizes) {
            require("q", q.length, qFrom, sizes.queryLength());
            require("k", k.length, kFrom, sizes.keyLength());
            require("v", v.length, vFrom, sizes.valueLength());
            require("out", out.length, outFrom, sizes.outputLength());
        }

        private static void require(String what, int length, int from, long needed) {
            if (from < 0 || needed > (long) length - from) {
                throw new IllegalArgumentException(
                        what + ": expected " + needed + " numbers from " + from + " on, got " + length + " in all");
            }
        }
    }

    /// @param number of the head among all of the batch
    static HeadView of(Arrays arrays, Sizes sizes, int number) {
        int batch = number / sizes.heads();
        int keyHead = batch * sizes.keyHeads() + sizes.keyHead(number % sizes.heads());
        return new HeadView(
                arrays,
                sizes,
                arrays.qFrom() + number * sizes.queries() * sizes.d(),
                arrays.kFrom() + keyHead * sizes.keys() * sizes.d(),
                arrays.vFrom() + keyHead * sizes.keys() * sizes.dv(),
                arrays.outFrom() + number * sizes.queries() * sizes.dv());
    }

    static int count(Sizes sizes) {
        return Math.multiplyExact(sizes.batch(), sizes.heads());
    }
}
