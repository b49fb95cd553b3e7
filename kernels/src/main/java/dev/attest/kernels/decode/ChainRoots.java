package dev.attest.kernels.decode;

import dev.attest.kernels.form.RecurrenceForm.Chain;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.List;

/// The order of what a token changes of a chain: the vectors that are erased, those that are written, the
/// decay, and the numbers of each written vector.
final class ChainRoots {
    private final int erased;
    private final int decay;
    private final int decayStep;
    private final int[] ofValue;
    private final int[][] ofErased;

    ChainRoots(Chain chain, TokenProgram program) {
        this.erased = chain.erased().size();
        int writes = chain.writes().size();
        int root = erased + writes;
        this.decay = chain.decay().isPresent() ? root++ : -1;
        this.decayStep = decay < 0 || program.size(decay) == 1 ? 0 : 1;
        this.ofValue = new int[writes];
        this.ofErased = new int[writes][erased];
        for (int write = 0; write < writes; write++) {
            var written = chain.writes().get(write);
            ofValue[write] = written.ofValue().isPresent() ? root++ : -1;
            for (int each = 0; each < erased; each++) {
                ofErased[write][each] = written.ofErased().get(each).isPresent() ? root++ : -1;
            }
        }
    }

    static List<Term> terms(Chain chain) {
        var roots = new ArrayList<>(chain.erased());
        chain.writes().forEach(write -> roots.add(write.vector()));
        chain.decay().ifPresent(roots::add);
        for (var write : chain.writes()) {
            write.ofValue().ifPresent(roots::add);
            write.ofErased().forEach(number -> number.ifPresent(roots::add));
        }
        return roots;
    }

    int written(int write) {
        return erased + write;
    }

    /// -1 if nothing decays.
    int decay() {
        return decay;
    }

    /// 1 where each feature has a decay, 0 where all have one.
    int decayStep() {
        return decayStep;
    }

    /// -1 if the value is not written.
    int ofValue(int write) {
        return ofValue[write];
    }

    /// -1 if what an erased vector met is not written.
    int ofErased(int write, int each) {
        return ofErased[write][each];
    }
}
