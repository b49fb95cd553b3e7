package dev.attest.theory.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    private static final Pattern SOURCE = Pattern.compile("(\\w+) \"[^\"]+\"");

    static Stream<String> names() {
        return Catalogue.names().stream();
    }

    @Test
    void theIndexNamesEveryFileOfTheFolder() throws IOException, URISyntaxException {
        var index = Objects.requireNonNull(Catalogue.class.getResource("/dev/attest/theory/catalogue/index.txt"));
        try (var files = Files.list(Path.of(index.toURI()).resolveSibling(""))) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".attn"))
                    .map(file -> file.replace(".attn", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(names, new TreeSet<>(Catalogue.names()));
        }
        assertEquals(
                List.copyOf(Set.copyOf(Catalogue.names())).size(),
                Catalogue.names().size());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyEntryHasItsNameATitleAndASourceInTheBibliography(String name) throws IOException {
        var mechanism = Catalogue.mechanism(name);
        assertEquals(name, mechanism.name());
        assertTrue(mechanism.title().isPresent());
        assertEquals(List.of(), mechanism.warnings());
        var source = SOURCE.matcher(mechanism.source().orElseThrow());
        assertTrue(source.matches());
        assertTrue(bibliographyKeys().contains(source.group(1)));
    }

    private static Set<String> bibliographyKeys() throws IOException {
        try (var stream =
                Objects.requireNonNull(Catalogue.class.getResourceAsStream("/dev/attest/theory/references.bib"))) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("@\\w+\\{(\\w+),")
                    .matcher(text)
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void divisiveAndSubtractiveWeightsAreAsPublished() {
        assertEquals(
                MechanismReader.parse("s = dot(elu(q) + 1, elu(k) + 1)\nweight = s / sum(s)", "x")
                        .weight(),
                Catalogue.mechanism("elu1-linear").weight());
        assertEquals(
                MechanismReader.parse("s = dot(q, k) / (n * sqrt(d))\nweight = s - mean(s) + 1/n", "x")
                        .weight(),
                Catalogue.mechanism("inline").weight());
        assertEquals(
                MechanismReader.parse("weight = softmax(dot(q, k) / sqrt(d))", "x")
                        .weight(),
                Catalogue.mechanism("softmax").weight());
    }

    @Test
    void aWordIsANameOfTheCatalogue() {
        assertEquals(Catalogue.mechanism("inline"), Catalogue.resolve("inline"));
    }

    @Test
    void aWordWithASlashOrTheSuffixIsAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("inline"), "weight = 1");
        assertEquals("weight = 1", Catalogue.resolve(file.toString()).text());
        var missing = assertThrows(MechanismException.class, () -> Catalogue.resolve("softmax.attn"));
        assertEquals("softmax.attn: expected a mechanism file, got no such file", missing.getMessage());
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        var failure = assertThrows(MechanismException.class, () -> Catalogue.resolve("sofmtax"));
        assertEquals(
                "expected a mechanism of the catalogue (`attest list` has them) or a file, got 'sofmtax'; "
                        + "did you mean 'softmax'?",
                failure.getMessage());
    }
}
