package dev.attest.theory.coq;

import java.util.List;

/// What becomes of a certificate in Coq.
public sealed interface CoqExport {
    /// A file that stands alone.
    ///
    /// @param theorems   the names of its theorems; `coqc` prints for each that it rests on no axiom
    /// @param proves     what they say together, a sentence
    /// @param isTheGoal  they are the goal of the certificate; otherwise one instance of it
    record Written(String text, List<String> theorems, String proves, boolean isTheGoal) implements CoqExport {
        public Written {
            theorems = List.copyOf(theorems);
        }
    }

    /// @param why a sentence without a full stop
    record NotRational(String why) implements CoqExport {}
}
