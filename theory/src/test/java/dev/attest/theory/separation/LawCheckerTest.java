package dev.attest.theory.separation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.Confirmation;
import dev.attest.theory.certificate.json.CertificateFormatException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

final class LawCheckerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final BigFraction HALF = new BigFraction(1, 2);
    private static final BigFraction LARGE = new BigFraction(3, 2);

    /// Several rational and irrational powers of n, both pairings, a polynomial unit.
    private static List<Law> laws() {
        var q81 = Setting.self(81, 9, HALF, LARGE, HALF, BigFraction.ONE, HALF);
        var irrational =
                Setting.self(60, 5, new BigFraction(1, 10), new BigFraction(13, 10), new BigFraction(1, 5), HALF, HALF);
        return List.of(
                Law.of(q81),
                Law.of(irrational),
                Law.of(irrational.with(Pairing.CROSS)),
                Law.of(q81, Unit.SOFTMAX, new Unit.Power(3)));
    }

    private static ObjectNode tree(Law law) throws IOException {
        return (ObjectNode) MAPPER.readTree(LawFile.of(law, 10).json());
    }

    private static Confirmation check(JsonNode tree) {
        byte[] json = tree.toString().getBytes(StandardCharsets.UTF_8);
        return LawChecker.check(LawFile.parse(json, "law"));
    }

    @Test
    void theLawOfAnInstanceIsConfirmed() throws IOException {
        for (var law : laws()) {
            assertInstanceOf(
                    Confirmation.Confirmed.class,
                    check(tree(law)),
                    law.setting().toString());
        }
    }

    /// Every number and text of the file in turn. A number of the setting may change without changing the law:
    /// then the file is the true law of the other setting, and nothing else is confirmed.
    @Test
    void aChangedFileIsRefusedUnlessItIsTheLawOfItsOwnSetting() throws IOException {
        for (var law : laws()) {
            for (var change : changes(tree(law), "")) {
                var tree = tree(law);
                change.apply().accept(tree);
                boolean refused = isRefused(tree);
                assertTrue(refused || change.place().startsWith("/setting/"), change.place());
                assertTrue(refused || tree.equals(lawOf(tree)), change.place());
            }
        }
    }

    private static JsonNode lawOf(ObjectNode tree) throws IOException {
        var file = LawFile.parse(tree.toString().getBytes(StandardCharsets.UTF_8), "law");
        var law = Law.of(
                Setting.of(file.setting()),
                Unit.named(file.strong()).orElseThrow(),
                Unit.named(file.weak()).orElseThrow());
        return MAPPER.readTree(LawFile.of(law, file.columns()).json());
    }

    private static boolean isRefused(JsonNode tree) {
        try {
            return !(check(tree) instanceof Confirmation.Confirmed);
        } catch (CertificateFormatException refused) {
            return true;
        }
    }

    private record Change(String place, Consumer<JsonNode> apply) {}

    private static List<Change> changes(JsonNode node, String pointer) {
        var changes = new ArrayList<Change>();
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                changes.add(new Change(
                        pointer + "/" + name + " removed", tree -> ((ObjectNode) tree.at(pointer)).remove(name)));
                changes.addAll(changes(object.get(name), pointer + "/" + name));
                if (object.get(name).isValueNode()) {
                    changes.add(new Change(
                            pointer + "/" + name,
                            tree -> ((ObjectNode) tree.at(pointer)).set(name, changed(object.get(name)))));
                }
            });
            changes.add(new Change(pointer + "/more", tree -> ((ObjectNode) tree.at(pointer)).put("more", "1")));
        } else if (node instanceof ArrayNode array) {
            for (int place = 0; place < array.size(); place++) {
                changes.addAll(changes(array.get(place), pointer + "/" + place));
            }
            changes.add(new Change(
                    pointer + " last removed", tree -> ((ArrayNode) tree.at(pointer)).remove(array.size() - 1)));
        }
        return changes;
    }

    private static JsonNode changed(JsonNode value) {
        return value.isIntegralNumber()
                ? MAPPER.getNodeFactory().numberNode(value.intValue() + 1)
                : MAPPER.getNodeFactory().textNode(changed(value.textValue()));
    }

    private static String changed(String text) {
        if (text.matches("-?[0-9]+.*")) {
            String digits = text.replaceFirst("^(-?[0-9]+).*", "$1");
            return new BigInteger(digits).add(BigInteger.TWO) + text.substring(digits.length());
        }
        return text.startsWith("+")
                ? "-" + text.substring(1)
                : text.startsWith("-") ? "+" + text.substring(1) : "x" + text;
    }

    @Test
    void aFileThatIsNoLawIsRefusedInASentence() {
        var refused = assertThrows(
                CertificateFormatException.class,
                () -> LawFile.parse("{\"format\": 1}".getBytes(StandardCharsets.UTF_8), "some.json"));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("some.json: expected the certificate of a law"));
    }

    @Test
    void numbersAreReadAsPeopleWriteThem() {
        assertEquals(new BigFraction(3, 4), WrittenNumber.parse("x", "0.75"));
        assertEquals(new BigFraction(3, 4), WrittenNumber.parse("x", "3/4"));
        assertEquals(new BigFraction(3, 4), WrittenNumber.parse("x", "75e-2"));
        assertEquals(65_536, WrittenNumber.whole("x", "2^16"));
        for (String text : List.of("", "1/0", "a", "2^-1", "1e9999", "--1", "0x10", "2^99999", "1.")) {
            var refused = assertThrows(IllegalArgumentException.class, () -> WrittenNumber.parse("--n", text));
            assertEquals(
                    "--n: expected a number such as 3, 3/4, 0.75 or 2^16, got '" + text + "'", refused.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> WrittenNumber.whole("x", "2^63"));
        assertThrows(IllegalArgumentException.class, () -> WrittenNumber.whole("x", "1/2"));
    }
}
