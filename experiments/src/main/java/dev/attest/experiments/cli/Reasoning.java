package dev.attest.experiments.cli;

import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Property;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Why an answer is what it is, in paragraphs: what is said, by which argument, on what it rests, and what
/// another verdict would have meant. Made from what every answer carries.
final class Reasoning {
    private static final String ROW =
            "Here a_K(q) in R^n is the row of the query q over the keys K (n x d): its entry j is what the value of key j"
                    + " is multiplied by; Q_K is the set of queries for which the row is defined.";

    private final String mechanism;
    private final Property property;
    private final Answer answer;

    private Reasoning(String mechanism, Property property, Answer answer) {
        this.mechanism = mechanism;
        this.property = property;
        this.answer = answer;
    }

    static List<String> of(String mechanism, Property property, Answer answer) {
        var reasoning = new Reasoning(mechanism, property, answer);
        var paragraphs = new ArrayList<String>();
        paragraphs.add(reasoning.statement());
        if (answer.goal().isPresent()) {
            paragraphs.add(reasoning.argument());
        }
        paragraphs.add(reasoning.otherwise());
        return paragraphs;
    }

    private String statement() {
        var shown = answer.goal().map(Goal::words).map(Reasoning::ended);
        return switch (answer.verdict()) {
            case HOLDS ->
                "'" + answer.property() + "' HOLDS for " + mechanism + number() + condition() + ". In full: "
                        + shown.orElseGet(() -> lowered(property.meaning())) + " " + exactness() + ROW;
            case FAILS ->
                "'" + answer.property() + "' FAILS for " + mechanism + ". What is shown: "
                        + shown.orElseGet(() -> lowered(property.failureMeaning())) + " " + ROW;
            case UNDECIDED ->
                "'" + answer.property() + "' is UNDECIDED for " + mechanism + ": neither it nor its failure was shown. "
                        + sentence(answer.because());
            case NOT_APPLICABLE ->
                "'" + answer.property() + "' has no subject for " + mechanism + ": " + ended(answer.because())
                        + shown.map(words -> " What is shown: " + words + " " + ROW)
                                .orElse("");
        };
    }

    private String number() {
        return answer.value().map(value -> " with " + value).orElse("");
    }

    private String condition() {
        return ScorecardCell.condition(answer).map(words -> " " + words).orElse("");
    }

    private String exactness() {
        var exact = answer.exactly() && ScorecardCell.condition(answer).isPresent()
                ? "The condition is the exact one: where it does not hold, neither does the property. "
                : "";
        var fails = answer.failsWhen()
                .map(condition -> "It fails when " + condition.words() + "; both happen on sets of positive measure. ")
                .orElse("");
        return exact + fails;
    }

    private String argument() {
        var argument = answer.certificate().isPresent() && !isNotApplicable() ? ended(answer.because()) + " " : "";
        var theorems = answer.claims().isEmpty()
                ? "It relies on no theorem beyond that computation."
                : "It relies on " + listed(answer.claims())
                        + (answer.claims().size() == 1 ? ", whose" : ", each of whose")
                        + " hypotheses the checker found to hold for this definition.";
        return "The argument: " + argument
                + answer.evidence().map(Reasoning::words).orElse("") + " " + theorems;
    }

    private boolean isNotApplicable() {
        return answer.verdict() == Verdict.NOT_APPLICABLE;
    }

    private static String words(Evidence evidence) {
        return evidence
                + switch (evidence) {
                    case PROVED ->
                        " means that the checker followed the derivation from the text of the definition alone, and"
                                + " believed nothing of what the search for it said.";
                    case WITNESSED ->
                        " means that there is one exact object, from which the checker computed it again in rational"
                                + " numbers.";
                    case CERTIFIED ->
                        " means that the checker computed it again with enclosures, which are rounded outward.";
                    case SUPPORTED -> " means that samples speak for it, which prove nothing.";
                };
    }

    private String otherwise() {
        return switch (answer.verdict()) {
            case HOLDS -> "FAILS would have meant: " + lowered(property.failureMeaning());
            case FAILS -> "HOLDS would have meant: " + lowered(property.meaning());
            case UNDECIDED, NOT_APPLICABLE ->
                "HOLDS would mean: " + lowered(property.meaning()) + " FAILS would mean: "
                        + lowered(property.failureMeaning());
        };
    }

    private static String listed(List<String> items) {
        int last = items.size() - 1;
        return last == 0 ? items.getFirst() : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /// With a capital letter and a full stop, unless it begins with a symbol such as `q` or `a_K`.
    private static String sentence(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            return "";
        }
        boolean word = stripped.length() > 1
                && Character.isLowerCase(stripped.charAt(0))
                && Character.isLowerCase(stripped.charAt(1));
        var begun = word ? stripped.substring(0, 1).toUpperCase(Locale.ROOT) + stripped.substring(1) : stripped;
        return ended(begun);
    }

    /// A sentence after a colon.
    private static String lowered(String text) {
        var ended = ended(text);
        boolean word =
                ended.length() > 1 && Character.isUpperCase(ended.charAt(0)) && Character.isLowerCase(ended.charAt(1));
        return word ? ended.substring(0, 1).toLowerCase(Locale.ROOT) + ended.substring(1) : ended;
    }

    private static String ended(String text) {
        var stripped = text.strip();
        return stripped.isEmpty() || stripped.endsWith(".") ? stripped : stripped + ".";
    }
}
