package dev.attest.theory.claim;

import dev.attest.theory.claim.Claim.Structural;
import dev.attest.theory.claim.Judgement.Decoys;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Properties;
import dev.attest.theory.property.Property;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Asks the decider about every definition that the statement speaks of.
final class StructuralTrial {
    private final Structural claim;
    private final Function<String, Optional<Property>> properties;
    private final List<String> open = new ArrayList<>();
    private final List<String> contradicted = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();

    StructuralTrial(Structural claim) {
        this(claim, Properties::find);
    }

    StructuralTrial(Structural claim, Function<String, Optional<Property>> properties) {
        this.claim = claim;
        this.properties = properties;
    }

    Judgement judge() {
        List<Expectation> expectations = claim.expectations();
        expectations.forEach(this::ask);
        if (!contradicted.isEmpty()) {
            return judgement(Verdict.FAILS, Optional.of(weakest()), String.join("; ", contradicted));
        }
        if (!open.isEmpty()) {
            String because = open.stream().distinct().collect(Collectors.joining("; "));
            return judgement(Verdict.UNDECIDED, Optional.empty(), because);
        }
        Evidence shown = claim.exhaustive() ? weakest() : Evidence.SUPPORTED;
        String decided = "the decider's answers agree for " + expectations.size() + " definitions";
        return judgement(Verdict.HOLDS, Optional.of(shown), decided);
    }

    private void ask(Expectation expectation) {
        String subject =
                expectation.property() + " of " + expectation.mechanism().name();
        properties
                .apply(expectation.property())
                .map(property -> property.decide(expectation.mechanism()))
                .filter(answer -> answer.verdict() != Verdict.UNDECIDED)
                .ifPresentOrElse(
                        answer -> compare(expectation, answer, subject),
                        () -> open.add("the decider does not say: " + subject));
    }

    private void compare(Expectation expectation, Answer answer, String subject) {
        answer.evidence().ifPresent(evidence::add);
        if (answer.verdict() != expectation.verdict()) {
            contradicted.add(subject + ": expected " + expectation.verdict() + ", got " + answer.verdict());
        } else if (expectation.condition().isPresent()
                && !expectation.condition().equals(answer.condition())) {
            open.add(subject + ": expected the condition " + words(expectation.condition()) + ", got "
                    + words(answer.condition()));
        } else if (expectation.exactly() && !answer.exactly()) {
            open.add(subject + ": the condition was not shown to be the exact one");
        }
    }

    private static String words(Optional<Condition> condition) {
        return condition.map(Condition::words).orElse("none");
    }

    private Evidence weakest() {
        return evidence.stream().max(Evidence::compareTo).orElse(Evidence.SUPPORTED);
    }

    private Judgement judgement(Verdict verdict, Optional<Evidence> shown, String because) {
        int cases = claim.expectations().size();
        return new Judgement(claim, verdict, shown, because, cases, Optional.empty(), List.of(), Decoys.NONE);
    }
}
