package dev.attest.theory.coq;

import java.util.List;

/// What becomes of a certificate in Coq.
public sealed interface CoqExport {
    /// A file that stands alone.
    ///
    /// @param head      a comment: what is proved and what is not
    /// @param prelude   definitions that every file begins with
    /// @param body      the point, the row and the theorems
    /// @param theorems  the names of the theorems; `coqc` prints for each that it rests on no axiom
    /// @param proves    what they say together, a sentence
    /// @param isTheGoal they are the goal of the certificate; otherwise one instance of it
    record Written(String head, String prelude, String body, List<String> theorems, String proves, boolean isTheGoal)
            implements CoqExport {
        public Written {
            theorems = List.copyOf(theorems);
        }

        public String text() {
            return head + prelude + body;
        }
    }

    /// @param why a sentence without a full stop
    record NotRational(String why) implements CoqExport {}
}
