package dev.attest.experiments.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.experiments.run.Json;
import dev.attest.experiments.study.Digest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// `run.json`: the one file that differs between two runs with one seed. Fields under `free` say when, on what
/// and with how many threads, and may differ; fields under `bound` may not: the digest of the manifest.
/// `sha256` is of the text before it, so that a changed byte shows in free fields too.
final class RunRecord {
    private static final String LAST = ",\n  \"sha256\": \"";
    private static final String END = "\"\n}\n";
    private static final int DIGEST_LENGTH = 64;

    private RunRecord() {}

    static String write(ReproductionRequest request, String manifest, Instant started, Instant finished) {
        var node = Json.object();
        node.put("format", "attest-run-1");
        node.set("bound", Json.object().put("manifest", Digest.of(manifest)));
        node.set("free", free(request, started, finished));
        return sign(node);
    }

    static List<Problem> audit(ArtifactFolder folder) throws IOException {
        if (!folder.has(ArtifactFolder.RUN)) {
            return List.of(new Problem(ArtifactFolder.RUN, "expected a file, found none"));
        }
        var text = folder.text(ArtifactFolder.RUN);
        int suffix = LAST.length() + DIGEST_LENGTH + END.length();
        var body = text.substring(0, Math.max(0, text.length() - suffix));
        if (!text.equals(signed(body))) {
            return List.of(new Problem(ArtifactFolder.RUN, "sha256", "expected the digest of the text before it"));
        }
        try {
            return bound(folder, Json.parse(text));
        } catch (JsonProcessingException malformed) {
            return List.of(new Problem(ArtifactFolder.RUN, "expected JSON, got " + malformed.getOriginalMessage()));
        }
    }

    private static List<Problem> bound(ArtifactFolder folder, JsonNode node) throws IOException {
        var expected = Digest.of(folder.text(ArtifactFolder.MANIFEST));
        var stated = node.path("bound").path("manifest").asText();
        return stated.equals(expected)
                ? List.of()
                : List.of(new Problem(
                        ArtifactFolder.RUN,
                        "bound.manifest",
                        "expected the digest of " + ArtifactFolder.MANIFEST + " " + expected + ", got " + stated));
    }

    private static ObjectNode free(ReproductionRequest request, Instant started, Instant finished) {
        var node = Json.object();
        node.put("started", started.toString());
        node.put("finished", finished.toString());
        node.put("seconds", Duration.between(started, finished).toSeconds());
        node.put("if-started", request.ifStarted().toString());
        node.put("threads", request.threads());
        node.put("processors", Runtime.getRuntime().availableProcessors());
        node.put("system", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        node.put("java", property("java.vm.name") + " " + Runtime.version());
        return node;
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    private static String sign(ObjectNode node) {
        var text = Json.lines(node);
        return signed(text.substring(0, text.length() - "\n}\n".length()));
    }

    private static String signed(String body) {
        return body + LAST + Digest.of(body) + END;
    }
}
