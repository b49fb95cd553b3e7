package dev.attest.models.cost;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Tables of stages that were published, as text: a stage a line.
///
/// The fifteen networks with InLine attention are read off the official code [han2024bridging]; those that
/// they were made from off the papers and codes of DeiT, PVT, Swin and CSwin.
public enum Architectures {
    /// With InLine attention in all stages or in the first of them.
    INLINE("inline.json"),
    /// With softmax attention throughout.
    SOFTMAX("softmax.json");

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String file;

    Architectures(String file) {
        this.file = file;
    }

    /// In the order of the paper's tables.
    public List<Architecture> all() {
        return parse(text());
    }

    /// The table itself.
    public String text() {
        try (var stream = Architectures.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// @throws IllegalArgumentException where it is no such table
    public static List<Architecture> parse(String text) {
        try {
            return MAPPER.readValue(text, new TypeReference<List<Architecture>>() {});
        } catch (IOException failure) {
            throw new IllegalArgumentException("architectures: " + failure.getMessage(), failure);
        }
    }
}
