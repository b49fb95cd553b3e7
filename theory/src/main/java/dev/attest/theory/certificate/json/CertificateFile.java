package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismException;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.statement.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A certificate that stands alone: the text of the definition, the goal, and the evidence.
public record CertificateFile(Mechanism mechanism, Goal goal, Certificate certificate) {
    /// The version of the format, in the field `format`.
    public static final String FORMAT = "attest-certificate/1";

    private static final long LARGEST = 4 << 20;
    private static final int DEEPEST = 64;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// @throws CertificateFormatException with a sentence, if the file is not a certificate
    public static CertificateFile read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new CertificateFormatException(file + ": expected a certificate file, found "
                        + (Files.exists(file) ? "something else" : "nothing"));
            }
            if (Files.size(file) > LARGEST) {
                throw new CertificateFormatException(
                        file + ": expected at most " + LARGEST + " bytes, got " + Files.size(file));
            }
            return parse(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new CertificateFormatException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /// @param origin the name under which refusals speak of the text
    public static CertificateFile parse(byte[] json, String origin) {
        try {
            var fields = new Fields(MAPPER.readTree(json), origin);
            if (!fields.text("format").equals(FORMAT)) {
                throw fields.unknown("format", FORMAT);
            }
            var mechanism = MechanismReader.parse(fields.text("mechanism"), origin + ".mechanism");
            if (!fields.text("definition-sha256").equals(NormalForm.hash(mechanism))) {
                throw fields.unknown("definition-sha256", NormalForm.hash(mechanism) + ", the hash of the definition");
            }
            var reader = new CertificateJson(NormalForm.parameterSigns(mechanism));
            return new CertificateFile(
                    mechanism, GoalJson.read(fields.object("goal")), reader.read(fields.object("certificate")));
        } catch (JsonProcessingException e) {
            throw new CertificateFormatException(origin + ": expected JSON: " + e.getOriginalMessage());
        } catch (MechanismException e) {
            throw new CertificateFormatException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CertificateFormatException(origin + ": expected JSON: " + e.getMessage());
        }
    }

    /// The file as text, always the same for the same certificate.
    public String text() {
        var node = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
        node.put("mechanism", mechanism.text()).put("definition-sha256", NormalForm.hash(mechanism));
        node.set("goal", GoalJson.write(goal));
        node.set("certificate", CertificateJson.write(certificate));
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a certificate that cannot be written", e);
        }
    }
}
