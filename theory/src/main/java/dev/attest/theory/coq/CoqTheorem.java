package dev.attest.theory.coq;

import java.util.ArrayList;
import java.util.List;

/// A theorem of Coq with its proof.
///
/// @param facts conjuncts, outermost first, each with the tactic that closes it
/// @param exists what the conjuncts speak of, or empty
record CoqTheorem(String name, List<Bound> exists, List<Fact> facts) {
    CoqTheorem {
        exists = List.copyOf(exists);
        facts = List.copyOf(facts);
    }

    /// A name that exists, and the term that is it.
    record Bound(String name, Code witness) {}

    record Fact(String statement, String tactic) {}

    static final String COMPUTE = "vm_compute; reflexivity";
    static final String REFUTE = "vm_compute; discriminate";

    String text() {
        var lines = new ArrayList<String>();
        lines.add("Theorem " + name + " :");
        if (!exists.isEmpty()) {
            lines.add("  exists "
                    + String.join(" ", exists.stream().map(Bound::name).toList()) + ",");
        }
        lines.add("  "
                + String.join(" /\\\n  ", facts.stream().map(Fact::statement).toList()) + ".");
        lines.add("Proof.");
        exists.forEach(bound -> lines.add("  exists (" + bound.witness().lines(2) + ")."));
        for (int fact = 0; fact < facts.size(); fact++) {
            boolean last = fact == facts.size() - 1;
            lines.add("  " + (last ? "" : "split; [ ") + facts.get(fact).tactic() + (last ? "." : " | ]."));
        }
        lines.add("Qed.");
        return String.join("\n", lines) + "\n";
    }
}
