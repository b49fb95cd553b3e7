package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.EnclosedPair;
import dev.attest.theory.formula.normal.Exact;

/// Enclosed pairs of queries as JSON.
final class PairJson {
    private PairJson() {}

    static ObjectNode write(EnclosedPair pair) {
        var node = JsonNodeFactory.instance.objectNode();
        node.set("point", PointJson.write(pair.point()));
        node.put("radius", Exact.text(pair.radius()));
        node.set("low", PointJson.vector(pair.low()));
        node.set("high", PointJson.vector(pair.high()));
        var units = node.putArray("units");
        pair.units().forEach(units::add);
        node.set("combinations", PointJson.matrix(pair.combinations()));
        node.put("pieces", pair.pieces());
        return node;
    }

    static EnclosedPair read(Fields fields) {
        return new EnclosedPair(
                PointJson.read(fields.object("point")),
                fields.number("radius"),
                fields.numbers("low"),
                fields.numbers("high"),
                fields.wholeNumbers("units"),
                fields.rows("combinations"),
                fields.whole("pieces"));
    }
}
