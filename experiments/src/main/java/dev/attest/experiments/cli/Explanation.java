package dev.attest.experiments.cli;

import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Studies;
import dev.attest.experiments.study.Study;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Claims;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.latex.Latex;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Property;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.SymbolicForm;
import java.util.List;
import java.util.stream.Collectors;

/// The pages of the things that have a name.
final class Explanation {
    private Explanation() {}

    static Page of(Mechanism mechanism) {
        return new Page("mechanism", mechanism.name(), mechanism.title().orElse(mechanism.name()))
                .section("source", mechanism.source().orElse(""))
                .text("definition", mechanism.text())
                .section(
                        "speaks of every",
                        mechanism.parameters().stream().map(Explanation::words).toList())
                .section(
                        "form",
                        SymbolicForm.of(Reading.of(mechanism))
                                .map(SymbolicForm::lines)
                                .orElse(List.of()))
                .text("LaTeX", Latex.document(mechanism))
                .section("warnings", mechanism.warnings());
    }

    static Page of(Property property) {
        return new Page("property", property.id(), property.id())
                .section("HOLDS means", property.meaning())
                .section("FAILS means", property.failureMeaning());
    }

    /// @param reading of the mechanism of the scorecard
    static Page of(Reading reading, Property property, Answer answer) {
        var mechanism = reading.mechanism();
        return new Page("answer", answer.property(), mechanism.name() + ": " + answer.property())
                .section(
                        "verdict",
                        answer.verdict()
                                + answer.evidence().map(kind -> ", " + kind).orElse(""))
                .section("in words", Reasoning.of(mechanism.title().orElse(mechanism.name()), property, answer))
                .section("row", RowLines.of(reading))
                .field("goal", answer.goal().map(Goal::words).stream().toList())
                .field(
                        answer.exactly() ? "exactly-when" : "when",
                        answer.condition().map(Condition::words).stream().toList())
                .field(
                        "fails-when",
                        answer.failsWhen().map(Condition::words).stream().toList())
                .field("value", answer.value().stream().toList())
                .field("because", List.of(answer.because()))
                .section("rests on", answer.claims())
                .section(
                        "which say",
                        answer.claims().stream()
                                .flatMap(words -> Theorem.find(words).stream())
                                .map(Explanation::said)
                                .toList())
                .section(
                        "certificate",
                        answer.certificate().map(EvidenceLines::of).orElse(List.of()))
                .section(
                        "to check it",
                        answer.certificate().isEmpty()
                                ? List.of()
                                : List.of("attest check MECHANISM --property " + answer.property()
                                        + " --certificates DIR writes the certificate, attest verify DIR checks it."))
                .text("definition", mechanism.text());
    }

    /// A theorem, and the claims that show or try it.
    private static String said(Theorem theorem) {
        var claims = Claims.of(theorem).stream().map(Claim::id).collect(Collectors.joining(", "));
        return theorem.words() + ": " + theorem.sentence() + " (" + claims + ")";
    }

    static Page of(Study<?> study) {
        return of(study, study.title());
    }

    /// The studies that test a claim, a line each.
    static List<String> experiments(Claim claim) {
        return Studies.all().stream()
                .filter(study -> study.claims().contains(claim.getClass()))
                .map(study -> study.id() + ": " + study.title())
                .toList();
    }

    private static <S extends Record> Page of(Study<S> study, String title) {
        return new Page("study", study.id(), title)
                .section("shows", study.shows())
                .section("claims", claims(study))
                .section("protocol", study.protocol(study.defaults(Scale.PAPER)))
                .section("does not show", study.limits());
    }

    /// The claims that a study tests, a line each.
    private static List<String> claims(Study<?> study) {
        return study.claims().stream()
                .map(Claims::of)
                .map(claim -> claim.id() + ": " + claim.statement().words())
                .toList();
    }

    private static String words(Parameter parameter) {
        var range = parameter
                .range()
                .map(it -> " in " + (it.lowClosed() ? "[" : "(") + it.low() + ", " + it.high()
                        + (it.highClosed() ? "]" : ")"))
                .orElse("");
        return parameter.name() + " : " + parameter.shape() + range;
    }
}
