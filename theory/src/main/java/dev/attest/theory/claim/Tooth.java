package dev.attest.theory.claim;

/// What came of dropping one hypothesis.
public sealed interface Tooth {
    String hypothesis();

    /// One line for a report.
    String text();

    /// The statement fails without it.
    ///
    /// @param violations instances drawn that violate this hypothesis alone
    /// @param refuted    how many of them refuted the conclusion
    record Bites(String hypothesis, Counterexample counterexample, int violations, int refuted) implements Tooth {
        @Override
        public String text() {
            return "without it: " + counterexample.text() + " (" + refuted + " of " + violations
                    + " violations refute the conclusion)";
        }
    }

    /// No counterexample is demanded.
    record Technical(String hypothesis, String reason) implements Tooth {
        @Override
        public String text() {
            return "technical: " + reason;
        }
    }

    /// Nothing shows that it is needed. A claim with such a hypothesis says less than it could, or its test
    /// cannot fail.
    record Toothless(String hypothesis, String reason) implements Tooth {
        @Override
        public String text() {
            return "toothless: " + reason;
        }
    }
}
