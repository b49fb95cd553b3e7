package dev.attest.kernels.reference;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// A whole head: the query in row i is at position i. It does not change, and several threads may ask for rows
/// at once; the numbers do not depend on which thread does.
public final class Head {
    private final ValueContext context;
    private final double[] queries;
    private final int count;
    private final int d;
    private final int n;
    private final int dv;

    Head(ValueContext context, double[] queries, int count, int d, int n, int dv) {
        this.context = context;
        this.queries = queries;
        this.count = count;
        this.d = d;
        this.n = n;
        this.dv = dv;
    }

    /// The output of one query.
    ///
    /// @param out receives [dv]
    public void output(int row, double[] out) {
        context.output(query(row), row, out);
    }

    /// The weights of one query, 0 after its position in a causal row.
    ///
    /// @param weights receives [n]
    public void weights(int row, double[] weights) {
        context.row(query(row), row, weights);
    }

    /// The outputs of all queries, [queries][dv], row after row; the same bits for any number of threads.
    public double[] outputs(int threads) {
        return all(threads, dv, this::output);
    }

    /// The weights of all queries, [queries][n], row after row; the same bits for any number of threads.
    public double[] weights(int threads) {
        return all(threads, n, this::weights);
    }

    private interface OneRow {
        void fill(int row, double[] out);
    }

    private double[] query(int row) {
        var query = new double[d];
        System.arraycopy(queries, row * d, query, 0, d);
        return query;
    }

    private double[] all(int threads, int width, OneRow one) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: expected at least 1, got " + threads);
        }
        var out = new double[Math.multiplyExact(count, width)];
        var shares = new ArrayList<Callable<Boolean>>();
        for (int first = 0; first < threads; first++) {
            int start = first;
            shares.add(() -> share(start, threads, width, one, out));
        }
        run(shares, threads);
        return out;
    }

    private boolean share(int first, int step, int width, OneRow one, double[] out) {
        var single = new double[width];
        for (int row = first; row < count; row += step) {
            one.fill(row, single);
            System.arraycopy(single, 0, out, row * width, width);
        }
        return true;
    }

    private static void run(ArrayList<Callable<Boolean>> shares, int threads) {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var share : pool.invokeAll(shares)) {
                share.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the rows of a head: stopped before the last", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the rows of a head: " + failed.getCause(), failed);
        }
    }
}
