package dev.attest.experiments.cli;

import dev.attest.theory.certificate.Confirmation;
import dev.attest.theory.coq.CoqExport;
import dev.attest.theory.coq.Coqc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many files came to what.
final class VerificationCount {
    private final Map<String, Integer> checker = new LinkedHashMap<>();
    private final Map<String, Integer> coq = new LinkedHashMap<>();
    private int files;

    VerificationCount() {
        List.of("confirmed", "rejected", "incomplete", "no certificate").forEach(word -> checker.put(word, 0));
        List.of("confirmed", "rejected", "without an answer", "not expressible in rationals")
                .forEach(word -> coq.put(word, 0));
    }

    void add(Verification verification) {
        files++;
        switch (verification) {
            case Verification.NoCertificate _ -> checker.merge("no certificate", 1, Integer::sum);
            case Verification.CheckedLaw law -> checker.merge(word(law.confirmation()), 1, Integer::sum);
            case Verification.Checked checked -> {
                checker.merge(word(checked.confirmation()), 1, Integer::sum);
                checked.referee().ifPresent(judgement -> coq.merge(word(judgement), 1, Integer::sum));
                checked.export()
                        .filter(CoqExport.NotRational.class::isInstance)
                        .ifPresent(_ -> coq.merge("not expressible in rationals", 1, Integer::sum));
            }
        }
    }

    /// One line for the checker, and one for Coq if it was asked.
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(files + " files: " + words(checker));
        if (coq.values().stream().anyMatch(count -> count > 0)) {
            lines.add("coq: " + words(coq));
        }
        return lines;
    }

    private static String words(Map<String, Integer> counts) {
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .map(count -> count.getValue() + " " + count.getKey())
                        .toList());
    }

    private static String word(Confirmation confirmation) {
        return switch (confirmation) {
            case Confirmation.Confirmed _ -> "confirmed";
            case Confirmation.Rejected _ -> "rejected";
            case Confirmation.Incomplete _ -> "incomplete";
        };
    }

    private static String word(Coqc.Judgement judgement) {
        return switch (judgement) {
            case Coqc.Judgement.Proved _ -> "confirmed";
            case Coqc.Judgement.Refused _ -> "rejected";
            case Coqc.Judgement.NoAnswer _ -> "without an answer";
        };
    }
}
