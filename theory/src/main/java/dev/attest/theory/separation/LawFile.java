package dev.attest.theory.separation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attest.theory.certificate.json.CertificateFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The certificate of a law, a JSON file that stands alone: the setting, for every network and class of signs
/// the decision from which number of +1 on it fires and how many sign vectors that are, and the probabilities.
/// [LawChecker] checks it.
///
/// @param format        [#FORMAT]
/// @param setting       exact numbers as texts, as in [Setting#texts()]
/// @param strong        `softmax`, `linear` or `degree r`
/// @param weak          likewise
/// @param columns       m
/// @param decisions     by the name of the network
/// @param probabilities of one column, by the name of the network, and `bad` and `good`: `count/2^bits`
/// @param success       of m columns
public record LawFile(
        String format,
        Map<String, String> setting,
        String strong,
        String weak,
        int columns,
        Map<String, List<Decision>> decisions,
        Map<String, String> probabilities,
        String success) {
    /// The version of the format.
    public static final String FORMAT = "attest-law/1";

    /// The largest readout that a file speaks of.
    public static final int MOST_COLUMNS = 10_000;

    private static final int LONGEST_TEXT = 1 << 22;
    private static final long LONGEST_FILE = 64 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /// @param signs   of the special entry, the named groups and the constant entry, each `+` or `-`
    /// @param from    from which number of +1 among the other groups on the class fires
    /// @param vectors how many sign vectors of the other groups have at least so many
    public record Decision(String signs, int from, String vectors) {}

    /// The certificate of a law, for a readout of m columns.
    public static LawFile of(Law law, int columns) {
        var probabilities = new LinkedHashMap<String, String>();
        var decisions = new LinkedHashMap<String, List<Decision>>();
        for (var network : Network.values()) {
            decisions.put(name(law.strong(), law.weak(), network), decisions(law, network));
            probabilities.put(
                    name(law.strong(), law.weak(), network),
                    law.probability(network).toString());
        }
        probabilities.put("bad", law.bad().toString());
        probabilities.put("good", law.good().toString());
        return new LawFile(
                FORMAT,
                law.setting().texts(),
                law.strong().text(),
                law.weak().text(),
                columns,
                decisions,
                probabilities,
                law.success(columns).toString());
    }

    /// How a file calls a network, such as `strong (softmax) on D0`.
    static String name(Unit strong, Unit weak, Network network) {
        Unit unit = network.strong() ? strong : weak;
        return (network.strong() ? "strong" : "weak") + " (" + unit.text() + ") on "
                + network.dataset().text();
    }

    private static List<Decision> decisions(Law law, Network network) {
        List<Integer> thresholds = law.thresholds().getOrDefault(network, List.of());
        int others = RowKind.others(law.setting());
        var wanted = new ArrayList<>(thresholds);
        wanted.add(others + 1);
        var binomial = new Binomial(others, wanted);
        List<SignClass> classes = SignClass.all(law.setting());
        var decisions = new ArrayList<Decision>();
        for (int number = 0; number < classes.size(); number++) {
            int from = thresholds.get(number);
            decisions.add(new Decision(
                    classes.get(number).text(),
                    from,
                    binomial.between(from, others + 1).toString()));
        }
        return decisions;
    }

    /// Reads a file that says that it is the certificate of a law; empty if it does not say so.
    ///
    /// @throws CertificateFormatException with a sentence, if it says so and is not
    public static Optional<LawFile> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_FILE) {
                return Optional.empty();
            }
            byte[] json = Files.readAllBytes(file);
            return claims(json) ? Optional.of(parse(json, file.toString())) : Optional.empty();
        } catch (IOException e) {
            throw new CertificateFormatException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static boolean claims(byte[] json) {
        try {
            return FORMAT.equals(MAPPER.readTree(json).path("format").textValue());
        } catch (IOException notJson) {
            return false;
        }
    }

    /// @param origin the name under which refusals speak of the text
    /// @throws CertificateFormatException with a sentence, if it is not of this form
    public static LawFile parse(byte[] json, String origin) {
        try {
            LawFile file = MAPPER.readValue(json, LawFile.class);
            if (!file.format.equals(FORMAT)) {
                throw new CertificateFormatException(origin + ".format: expected " + FORMAT + ", got " + file.format);
            }
            return file;
        } catch (JsonProcessingException e) {
            throw new CertificateFormatException(
                    origin + ": expected the certificate of a law: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new CertificateFormatException(origin + ": expected JSON: " + e.getMessage());
        }
    }

    /// What it says, in a line.
    public String words() {
        return "the law of " + setting + ", " + strong + " against " + weak + ", " + columns + " columns";
    }

    /// The file as text, always the same for the same certificate.
    public String json() {
        var indenter = new DefaultIndenter("  ", "\n");
        try {
            return MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(indenter))
                            .writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a certificate that cannot be written", e);
        }
    }
}
