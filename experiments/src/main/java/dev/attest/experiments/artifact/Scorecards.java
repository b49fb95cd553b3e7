package dev.attest.experiments.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attest.experiments.run.Progress;
import java.util.Optional;
import java.util.SortedMap;

/// Where the verdicts on mechanisms come from, and who checks their certificates.
public interface Scorecards {
    /// Decides every property of every mechanism of the artifact.
    Decided decide(Progress progress);

    /// Why a certificate does not show what an answer says; empty if it does. Knows nothing of how it was
    /// found.
    ///
    /// @param card        an element of the scorecards
    /// @param answer      an element of its `properties`
    /// @param certificate the text of its file
    Optional<String> refusal(JsonNode card, JsonNode answer, String certificate);

    /// @param scorecards   as `attest check --json` prints them
    /// @param certificates the text of each certificate by [ScorecardChapter#certificate]
    record Decided(ArrayNode scorecards, SortedMap<String, String> certificates) {}
}
