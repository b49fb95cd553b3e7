package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.theory.formula.normal.Exact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.math3.fraction.BigFraction;

/// The fields of a JSON object, read strictly: what is missing, has another type or another form is refused
/// with its place.
final class Fields {
    private static final int LONGEST_NUMBER = 2000;

    private final JsonNode node;
    private final String place;

    Fields(JsonNode node, String place) {
        this.node = node;
        this.place = place;
        if (!node.isObject()) {
            throw refused(place, "an object", node);
        }
    }

    private static CertificateFormatException refused(String place, String expected, Object came) {
        var text = String.valueOf(came);
        var shown = text.isEmpty() ? "nothing" : text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return new CertificateFormatException(place + ": expected " + expected + ", got " + shown);
    }

    CertificateFormatException unknown(String field, String expected) {
        return refused(place + "." + field, expected, node.path(field));
    }

    private JsonNode required(String field, String expected) {
        var value = node.get(field);
        if (value == null) {
            throw refused(place + "." + field, expected, "nothing");
        }
        return value;
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    Fields object(String field) {
        return new Fields(required(field, "an object"), place + "." + field);
    }

    Optional<Fields> optionalObject(String field) {
        return has(field) ? Optional.of(object(field)) : Optional.empty();
    }

    String text(String field) {
        var value = required(field, "a text");
        if (!value.isTextual()) {
            throw refused(place + "." + field, "a text", value);
        }
        return value.textValue();
    }

    boolean flag(String field) {
        var value = required(field, "true or false");
        if (!value.isBoolean()) {
            throw refused(place + "." + field, "true or false", value);
        }
        return value.booleanValue();
    }

    int whole(String field) {
        return whole(required(field, "a whole number"), place + "." + field);
    }

    private static int whole(JsonNode value, String place) {
        if (!value.isInt()) {
            throw refused(place, "a whole number", value);
        }
        return value.intValue();
    }

    /// An exact number: a text `a` or `a/b`.
    BigFraction number(String field) {
        return number(required(field, "an exact number as a text"), place + "." + field);
    }

    private static BigFraction number(JsonNode value, String place) {
        try {
            if (value.isTextual() && value.textValue().length() <= LONGEST_NUMBER) {
                return Exact.parse(value.textValue());
            }
        } catch (NumberFormatException e) {
            throw refused(place, "an exact number such as \"-3/2\"", value);
        }
        throw refused(place, "an exact number such as \"-3/2\"", value);
    }

    List<String> texts(String field) {
        return list(field, (value, at) -> {
            if (!value.isTextual()) {
                throw refused(at, "a text", value);
            }
            return value.textValue();
        });
    }

    List<BigFraction> numbers(String field) {
        return list(field, Fields::number);
    }

    List<Integer> wholeNumbers(String field) {
        return list(field, Fields::whole);
    }

    List<List<BigFraction>> rows(String field) {
        return list(field, Fields::row);
    }

    private static List<BigFraction> row(JsonNode value, String place) {
        return list(value, place, Fields::number);
    }

    List<Fields> objects(String field) {
        return list(field, Fields::new);
    }

    private <T> List<T> list(String field, Item<T> item) {
        return list(required(field, "a list"), place + "." + field, item);
    }

    private static <T> List<T> list(JsonNode value, String place, Item<T> item) {
        if (!value.isArray()) {
            throw refused(place, "a list", value);
        }
        var items = new ArrayList<T>();
        for (int i = 0; i < value.size(); i++) {
            items.add(item.read(value.get(i), place + "[" + i + "]"));
        }
        return items;
    }

    private interface Item<T> {
        T read(JsonNode value, String place);
    }

    Map<String, Integer> wholes(String field) {
        return map(field, Fields::whole);
    }

    Map<String, BigFraction> named(String field) {
        return map(field, Fields::number);
    }

    Map<String, List<List<BigFraction>>> matrices(String field) {
        return map(field, (value, at) -> list(value, at, Fields::row));
    }

    Map<String, List<List<List<BigFraction>>>> tokens(String field) {
        return map(field, (value, at) -> list(value, at, (rows, here) -> list(rows, here, Fields::row)));
    }

    private <T> Map<String, T> map(String field, Item<T> item) {
        var value = required(field, "an object");
        if (!value.isObject()) {
            throw refused(place + "." + field, "an object", value);
        }
        var map = new LinkedHashMap<String, T>();
        value.properties()
                .forEach(entry -> map.put(
                        entry.getKey(), item.read(entry.getValue(), place + "." + field + "." + entry.getKey())));
        return map;
    }

    /// Reads a field through a parser that refuses with an IllegalArgumentException.
    <T> T parsed(String field, Function<String, T> parser) {
        var value = text(field);
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new CertificateFormatException(place + "." + field + ": " + e.getMessage());
        }
    }

    /// The constant of an enum with this name in lower case, words joined by hyphens.
    <T extends Enum<T>> T constant(String field, Class<T> type) {
        return parsed(field, text -> {
            for (var constant : type.getEnumConstants()) {
                if (name(constant).equals(text)) {
                    return constant;
                }
            }
            var names = new ArrayList<String>();
            for (var constant : type.getEnumConstants()) {
                names.add(name(constant));
            }
            throw new IllegalArgumentException("expected one of " + String.join(", ", names) + ", got " + text);
        });
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
