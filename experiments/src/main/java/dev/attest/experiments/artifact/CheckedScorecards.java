package dev.attest.experiments.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.experiments.run.Json;
import dev.attest.experiments.run.Progress;
import dev.attest.theory.certificate.Checker;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.certificate.Confirmation.Rejected;
import dev.attest.theory.certificate.json.CertificateFile;
import dev.attest.theory.certificate.json.CertificateFormatException;
import dev.attest.theory.certificate.json.CertificateJson;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Properties;
import dev.attest.theory.property.ScorecardJson;
import dev.attest.theory.statement.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Scorecards of some mechanisms, and the checker for their certificates.
public final class CheckedScorecards implements Scorecards {
    private final List<Mechanism> mechanisms;

    public CheckedScorecards(List<Mechanism> mechanisms) {
        this.mechanisms = List.copyOf(mechanisms);
    }

    /// Of every mechanism of the catalogue.
    public static CheckedScorecards ofCatalogue() {
        return new CheckedScorecards(
                Catalogue.names().stream().map(Catalogue::mechanism).toList());
    }

    @Override
    public Decided decide(Progress progress) {
        var cards = new ScorecardsOf(mechanisms, Properties.all()).decide("scorecards", progress);
        var certificates = new TreeMap<String, String>();
        cards.forEach(card -> card.answers().forEach(answer -> addCertificate(certificates, card.mechanism(), answer)));
        return new Decided(ScorecardJson.of(cards), certificates);
    }

    @Override
    public Optional<String> refusal(JsonNode card, JsonNode answer, String certificate) {
        try {
            var bytes = certificate.getBytes(StandardCharsets.UTF_8);
            var file = CertificateFile.parse(bytes, card.path("mechanism").asText());
            return mismatch(card, answer, file).or(() -> doubt(file));
        } catch (CertificateFormatException malformed) {
            return Optional.of(String.valueOf(malformed.getMessage()));
        }
    }

    private static void addCertificate(SortedMap<String, String> certificates, Mechanism mechanism, Answer answer) {
        answer.certificate().ifPresent(certificate -> {
            var file = new CertificateFile(mechanism, answer.goal().orElseThrow(), certificate);
            certificates.put(ScorecardChapter.certificate(mechanism.name(), answer.property()), file.text());
        });
    }

    /// Where the file is of something else than the answer.
    private static Optional<String> mismatch(JsonNode card, JsonNode answer, CertificateFile file) {
        return differs("definition", card.path("definition-sha256").asText(), NormalForm.hash(file.mechanism()))
                .or(() -> otherGoal(answer, file))
                .or(() -> differs(
                        "certificate",
                        Json.compact(answer.path("certificate")),
                        Json.compact(CertificateJson.write(file.certificate()))));
    }

    /// That a property has no subject is shown by a goal about another property.
    private static Optional<String> otherGoal(JsonNode answer, CertificateFile file) {
        var verdict = answer.path("verdict").asText();
        if (verdict.equals(Verdict.NOT_APPLICABLE.toString())) {
            return Optional.empty();
        }
        return differs("property", answer.path("property").asText(), file.goal().property())
                .or(() -> differs("verdict", verdict, file.goal().verdict().toString()));
    }

    private static Optional<String> differs(String what, String expected, String actual) {
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of(what + ": expected " + expected + " as in the scorecard, got " + actual);
    }

    private static Optional<String> doubt(CertificateFile file) {
        return switch (Checker.check(file.mechanism(), file.goal(), file.certificate())) {
            case Confirmed _ -> Optional.empty();
            case Rejected rejected ->
                Optional.of("rejected by the checker: " + rejected.where() + ": " + rejected.why());
            case Incomplete incomplete -> Optional.of("the checker cannot follow it without " + incomplete.what());
        };
    }
}
