package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Instance;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Attention of n tokens in h heads of width d, and the multiply-adds of its products, where C = h d.
record TokensInHeads(int n, int h, int d) implements Instance<TokensInHeads> {
    private static final long NEIGHBOURHOOD = 9;

    /// `2 n^2 C`: scores, and values times weights.
    BigInteger softmax() {
        return product(2, n, n, h, d);
    }

    /// `2 n C d + 9 n C + 10 C d`: keys with values, queries with that, the 3 x 3 residual, and its kernels.
    BigInteger inline() {
        return product(2, n, h, d, d).add(product(NEIGHBOURHOOD, n, h, d)).add(product(NEIGHBOURHOOD + 1, h, d, d));
    }

    private static BigInteger product(long... factors) {
        var product = BigInteger.ONE;
        for (long factor : factors) {
            product = product.multiply(BigInteger.valueOf(factor));
        }
        return product;
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("n", Integer.toString(n));
        data.put("h", Integer.toString(h));
        data.put("d", Integer.toString(d));
        return data;
    }

    /// One head, then a narrower one at the same distance.
    @Override
    public List<TokensInHeads> smaller() {
        var smaller = new ArrayList<TokensInHeads>();
        if (h > 1) {
            smaller.add(new TokensInHeads(n, 1, d));
        }
        if (d > 1 && n > 1) {
            smaller.add(new TokensInHeads(n - 1, h, d - 1));
        }
        return smaller;
    }
}
