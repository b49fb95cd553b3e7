package dev.attest.theory.claim;

import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Verdict;

/// What was found about one case. Each kind carries its own error, so that no tolerance is ever chosen.
public sealed interface Finding {
    Verdict verdict();

    /// What a refutation or a witness of this kind amounts to.
    Evidence evidence();

    String detail();

    /// Decided in exact arithmetic.
    record Exact(boolean holds, String detail) implements Finding {
        @Override
        public Verdict verdict() {
            return holds ? Verdict.HOLDS : Verdict.FAILS;
        }

        @Override
        public Evidence evidence() {
            return Evidence.WITNESSED;
        }
    }

    /// The conclusion reads `margin >= 0`, and the true margin lies between `low` and `high`.
    record Enclosed(double low, double high, String detail) implements Finding {
        public Enclosed {
            if (!(low <= high)) {
                throw new IllegalArgumentException("margin: expected low <= high, got [" + low + ", " + high + "]");
            }
        }

        @Override
        public Verdict verdict() {
            return low >= 0 ? Verdict.HOLDS : high < 0 ? Verdict.FAILS : Verdict.UNDECIDED;
        }

        @Override
        public Evidence evidence() {
            return Evidence.CERTIFIED;
        }
    }

    /// The conclusion reads `margin >= 0`; the worst of `count` margins was `worstMargin`, known to within
    /// `error`.
    record Sampled(int count, double worstMargin, double error, String detail) implements Finding {
        public Sampled {
            if (count < 1 || !(error >= 0)) {
                throw new IllegalArgumentException(
                        "sample: expected count >= 1 and error >= 0, got " + count + " and " + error);
            }
        }

        @Override
        public Verdict verdict() {
            return worstMargin >= error ? Verdict.HOLDS : worstMargin < -error ? Verdict.FAILS : Verdict.UNDECIDED;
        }

        @Override
        public Evidence evidence() {
            return Evidence.SUPPORTED;
        }
    }

    /// Neither was shown.
    record Undecided(String detail) implements Finding {
        @Override
        public Verdict verdict() {
            return Verdict.UNDECIDED;
        }

        @Override
        public Evidence evidence() {
            return Evidence.SUPPORTED;
        }
    }
}
