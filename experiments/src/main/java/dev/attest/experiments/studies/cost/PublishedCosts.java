package dev.attest.experiments.studies.cost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.experiments.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What is printed of each network, and where; what an earlier count of the official modules gave; and why a
/// printed number is not the count: `cost/published.json`.
record PublishedCosts(List<Row> rows, List<Difference> differences) {
    PublishedCosts {
        rows = List.copyOf(rows);
        differences = List.copyOf(differences);
    }

    /// @param prints    in the order in which they are best shown
    /// @param recounted empty where there was no earlier count
    record Row(String architecture, List<Print> prints, Optional<Pair> recounted) {
        Row {
            prints = List.copyOf(prints);
        }
    }

    /// @param place where it is printed
    /// @param read  whether the place could be read; otherwise the numbers are from memory
    record Print(String place, boolean read, Pair pair) {}

    /// Both quantities of one network.
    record Pair(Printed parameters, Printed multiplyAdds) {
        Printed of(Quantity quantity) {
            return quantity == Quantity.PARAMETERS ? parameters : multiplyAdds;
        }
    }

    /// A printed number that the count does not round to.
    record Case(String architecture, String place, Quantity quantity) {}

    /// @param counted the count, rounded like the printed number
    /// @param cause   what explains it, with what is known of that
    record Difference(Case at, String counted, String cause) {}

    static PublishedCosts load() {
        try {
            return parse(Json.parse(resource("published.json")));
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String resource(String name) {
        try (var stream = PublishedCosts.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Optional<Row> row(String architecture) {
        return rows.stream()
                .filter(row -> row.architecture().equals(architecture))
                .findFirst();
    }

    Optional<Difference> difference(Case at) {
        return differences.stream()
                .filter(difference -> difference.at().equals(at))
                .findFirst();
    }

    private static PublishedCosts parse(JsonNode node) {
        return new PublishedCosts(
                elements(node.path("rows")).map(PublishedCosts::row).toList(),
                elements(node.path("differences"))
                        .map(PublishedCosts::difference)
                        .toList());
    }

    private static Row row(JsonNode node) {
        var recounted = node.path("recounted");
        return new Row(
                node.path("architecture").asText(),
                elements(node.path("prints")).map(PublishedCosts::print).toList(),
                recounted.isMissingNode() ? Optional.empty() : Optional.of(pair(recounted)));
    }

    private static Print print(JsonNode node) {
        return new Print(node.path("place").asText(), node.path("read").asBoolean(true), pair(node));
    }

    private static Pair pair(JsonNode node) {
        return new Pair(printed(node, Quantity.PARAMETERS), printed(node, Quantity.MULTIPLY_ADDS));
    }

    private static Printed printed(JsonNode node, Quantity quantity) {
        return new Printed(quantity, node.path(quantity.words()).asText());
    }

    private static Difference difference(JsonNode node) {
        var quantity = Stream.of(Quantity.values())
                .filter(each -> each.words().equals(node.path("quantity").asText()))
                .findFirst()
                .orElseThrow();
        var at = new Case(node.path("architecture").asText(), node.path("place").asText(), quantity);
        return new Difference(
                at, node.path("counted").asText(), node.path("cause").asText());
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
