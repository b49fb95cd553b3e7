package dev.attest.experiments.cli;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.strategy.Reading;
import java.util.ArrayList;
import java.util.List;

/// The row of a definition in its normal form, in index notation.
final class RowLines {
    private static final int LONGEST = 1500;
    private static final String NOTATION =
            "q[t] and k[j,t] are entries of the query and of key j; indices a run over coordinates, l over keys";

    private RowLines() {}

    static List<String> of(Reading reading) {
        var lines = reading.rowForm()
                .map(RowLines::lines)
                .orElseGet(() -> reading.form().map(RowLines::lines).orElse(List.of()));
        if (lines.isEmpty()) {
            return List.of(reading.missing());
        }
        var all = new ArrayList<>(lines);
        all.add(NOTATION);
        return all;
    }

    private static List<String> lines(RowForm form) {
        return List.of(
                "a_j = F(S) s_j + G(S), with S = s_1 + ... + s_n",
                "s_j = " + text(form.score().text()),
                "F(S) = " + text(form.scale().text()),
                "G(S) = " + text(form.shift().text()));
    }

    private static List<String> lines(NormalForm form) {
        return List.of("a_j = " + text(form.weight().text()));
    }

    private static String text(String polynomial) {
        var written = polynomial.replace(RowForm.SUM.name(), "S");
        return written.length() <= LONGEST ? written : written.substring(0, LONGEST) + " ...";
    }
}
