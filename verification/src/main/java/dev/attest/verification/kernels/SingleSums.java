package dev.attest.verification.kernels;

import dev.attest.theory.formula.Term.Reduction;

/// Sums of many numbers in any order: each summand is rounded at most as often as there are summands. [Higham
/// 2002, (4.6)]
final class SingleSums {
    private double value;
    private double size;
    private double error;
    private int count;
    private boolean open;
    private boolean notANumber;

    void add(Single single) {
        open |= single.isOpen();
        notANumber |= Double.isNaN(single.value()) && !single.isOpen();
        value += single.value();
        size += single.size();
        error += single.error();
        count++;
    }

    /// @param more roundings of each summand beside those of the sum
    Single sum(double more) {
        if (notANumber || !open && !Double.isFinite(value)) {
            return Single.exact(notANumber ? Double.NaN : value);
        }
        if (open) {
            return Single.unknown(value);
        }
        double roundings = count + more;
        return new Single(value, size, error).rounded(roundings / (1 - roundings * Single.UNIT));
    }

    static Single reduce(Reduction reduction, Single[] all) {
        return switch (reduction) {
            case SUM -> total(all).sum(1);
            case MEAN -> total(all).sum(1).over(Single.exact(all.length));
            case MIN, MAX -> extreme(reduction, all);
        };
    }

    private static SingleSums total(Single[] all) {
        var sums = new SingleSums();
        for (var single : all) {
            sums.add(single);
        }
        return sums;
    }

    private static Single extreme(Reduction reduction, Single[] all) {
        var result = all[0];
        for (var next : all) {
            result = extreme(reduction == Reduction.MAX, result, next);
        }
        return result;
    }

    static Single extreme(boolean greatest, Single a, Single b) {
        double extreme = greatest ? Math.max(a.value(), b.value()) : Math.min(a.value(), b.value());
        if (Double.isNaN(extreme) && !a.sameIfNotANumber(b).isOpen()) {
            return Single.exact(extreme);
        }
        return new Single(extreme, Math.max(a.size(), b.size()), Math.max(a.error(), b.error()));
    }
}
