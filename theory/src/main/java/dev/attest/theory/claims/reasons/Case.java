package dev.attest.theory.claims.reasons;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A setting and exact numbers, by name: one case of a theorem.
///
/// @param setting which function, text or rule is meant; empty where there is no choice
/// @param numbers rows of numbers
public record Case(String setting, SequencedMap<String, List<List<BigFraction>>> numbers) implements Instance<Case> {
    public static Case of(String setting) {
        return new Case(setting, new LinkedHashMap<>());
    }

    public Case with(String name, List<List<BigFraction>> rows) {
        var changed = new LinkedHashMap<>(numbers);
        changed.put(name, rows);
        return new Case(setting, changed);
    }

    public Case withRow(String name, List<BigFraction> row) {
        return with(name, List.of(row));
    }

    public Case withNumber(String name, BigFraction number) {
        return withRow(name, List.of(number));
    }

    public List<List<BigFraction>> rows(String name) {
        return numbers.getOrDefault(name, List.of());
    }

    public List<BigFraction> row(String name) {
        return rows(name).getFirst();
    }

    public BigFraction number(String name) {
        return row(name).getFirst();
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        if (!setting.isEmpty()) {
            data.put("with", setting);
        }
        numbers.forEach((name, rows) -> data.put(name, ExactText.matrixText(rows)));
        return data;
    }

    /// Entries nearer to 0.
    @Override
    public List<Case> smaller() {
        return numbers.entrySet().stream()
                .flatMap(entry -> Entrywise.smaller(entry.getValue()).map(rows -> with(entry.getKey(), rows)))
                .toList();
    }
}
