package dev.attest.theory.strategy;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.certificate.RecurrenceEvidence.StateOfFeatures;
import dev.attest.theory.certificate.RecurrenceEvidence.StateOfScores;
import dev.attest.theory.certificate.theorem.StateTheorem;
import dev.attest.theory.certificate.theorem.TextSums;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// The causal output as a read-out of sums over keys: from the row form, where its score is a sum of feature
/// products, from the row itself, or from the text.
public final class StateOfSums implements Strategy {
    private final BiFunction<String, RecurrenceEvidence, Candidate> candidate;

    private StateOfSums(BiFunction<String, RecurrenceEvidence, Candidate> candidate) {
        this.candidate = candidate;
    }

    /// Shows that the state has a constant size.
    public static StateOfSums size() {
        return new StateOfSums((size, evidence) -> new Candidate(
                new RecurrenceGoal.ConstantState(size),
                evidence,
                Evidence.PROVED,
                "the output is read from sums over the keys, " + size + " numbers, to which each key adds what it "
                        + "alone gives"));
    }

    /// Shows that the recurrence of these sums is the form that they were read from.
    public static StateOfSums agreement() {
        return new StateOfSums((size, evidence) -> new Candidate(
                new RecurrenceGoal.FormsAgree(),
                evidence,
                Evidence.PROVED,
                "the recurrence is derived from the form: sums over the keys, " + size
                        + " numbers, from which the output is read"));
    }

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        var causal = reading.causally();
        var ofForm = causal.rowForm().stream()
                .flatMap(form -> Stream.of(false, true)
                        .flatMap(open -> factorise(open, form.score()))
                        .map(blocks -> new StateOfScores(form, blocks)));
        var ofRow = causal.form().stream().flatMap(form -> ofRow(form.weight()));
        var ofText = Stream.of(new RecurrenceEvidence.SumsInText());
        return Stream.of(ofForm, ofRow, ofText)
                .flatMap(stream -> stream)
                .flatMap(evidence -> size(causal, evidence).stream().map(size -> candidate.apply(size, evidence)));
    }

    /// As it stands, and with n as an entry of the query, since it changes from row to row.
    private static Stream<List<FeatureBlock>> factorise(boolean open, Polynomial expression) {
        var ofRow = new Atom.QueryEntry(false, "n");
        var masked = Substitution.replace(expression, Atom.size(Atom.KEYS), Polynomial.of(ofRow));
        var unmasked = new Factoriser(open)
                .factorise(masked)
                .map(blocks -> blocks.stream()
                        .map(block -> new FeatureBlock(
                                block.indices(),
                                block.widths(),
                                Substitution.replace(block.query(), ofRow, Polynomial.size(Atom.KEYS)),
                                block.key()))
                        .toList());
        return Stream.concat(new Factoriser(open).factorise(expression).stream(), unmasked.stream())
                .distinct();
    }

    private static Optional<String> size(Reading causal, RecurrenceEvidence evidence) {
        return switch (evidence) {
            case StateOfScores state -> causal.form().flatMap(form -> StateTheorem.size(form.weight(), state));
            case StateOfFeatures state -> causal.form().flatMap(form -> StateTheorem.size(form.weight(), state));
            default -> TextSums.size(causal.mechanism().weight());
        };
    }

    private static Stream<StateOfFeatures> ofRow(Polynomial weight) {
        return factorise(false, weight).map(row -> new StateOfFeatures(row, sums(row)));
    }

    /// What is summed over keys in the blocks, and in those sums, as products of features.
    private static List<List<FeatureBlock>> sums(List<FeatureBlock> row) {
        var sums = new LinkedHashSet<List<FeatureBlock>>();
        var open = new ArrayList<FeatureBlock>(row);
        while (!open.isEmpty()) {
            for (var body : bodies(open.removeLast().query())) {
                factorise(false, body).findFirst().filter(sums::add).ifPresent(open::addAll);
            }
        }
        return List.copyOf(sums);
    }

    private static List<Polynomial> bodies(Polynomial polynomial) {
        var bodies = new ArrayList<Polynomial>();
        Uses.visit(polynomial, atom -> {
            if (atom instanceof Atom.Bound bound && bound.overKeys()) {
                bodies.add(Substitution.rename(bound.body(), bound.index(), Atom.HERE));
            }
        });
        return bodies;
    }
}
