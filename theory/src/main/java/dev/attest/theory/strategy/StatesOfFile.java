package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.certificate.theorem.StateText;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.stream.Stream;

/// The states that the file itself gives: their size, and that they give the row.
public final class StatesOfFile implements Strategy {
    private final boolean size;

    private StatesOfFile(boolean size) {
        this.size = size;
    }

    public static StatesOfFile size() {
        return new StatesOfFile(true);
    }

    public static StatesOfFile agreement() {
        return new StatesOfFile(false);
    }

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return size ? sizes(reading) : agreements();
    }

    private static Stream<Candidate> sizes(Reading reading) {
        return new StateText(reading.mechanism())
                .size().stream()
                        .map(numbers -> new Candidate(
                                new RecurrenceGoal.ConstantState(numbers),
                                new RecurrenceEvidence.StatesOfText(),
                                Evidence.PROVED,
                                "the states of the file hold " + numbers
                                        + " numbers; each update is linear in them and knows one token"));
    }

    private static Stream<Candidate> agreements() {
        return Stream.of(
                new Candidate(
                        new RecurrenceGoal.FormsAgree(),
                        new RecurrenceEvidence.StatesOfText(),
                        Evidence.PROVED,
                        "the file gives the recurrence alone; it is linear in the values, so that the row is what it "
                                + "gives for each value by itself"),
                new Candidate(
                        new RecurrenceGoal.FormsAgree(),
                        new RecurrenceEvidence.UnrolledStates(),
                        Evidence.PROVED,
                        "the states, unrolled, give the parallel form of the file"));
    }
}
