package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.AnalyticEvidence;
import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.FeatureProof;
import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence;
import dev.attest.theory.certificate.SymmetryEvidence;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Certificates as JSON: `kind`, and what the certificate of that kind carries. Polynomials are texts in index
/// notation.
public final class CertificateJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST_PROOF = 4;

    private final Map<String, SignSet> symbols;

    /// @param symbols the signs of the parameters that polynomials may mention
    CertificateJson(Map<String, SignSet> symbols) {
        this.symbols = symbols;
    }

    public static ObjectNode write(Certificate certificate) {
        var node = JSON.objectNode().put("kind", certificate.kind());
        switch (certificate) {
            case Certificate.DomainSigns ignored -> {}
            case Certificate.Identity ignored -> {}
            case Certificate.Saturation ignored -> {}
            case Certificate.ScaledText ignored -> {}
            case Certificate.FewFeatures few ->
                few.example().ifPresent(example -> node.set("example", PairJson.write(example)));
            case Certificate.LinearRow ignored -> {}
            case Certificate.WithInputs fixed -> {
                var values = node.putObject("values");
                new TreeMap<>(fixed.values()).forEach((name, value) -> values.put(name, Exact.text(value)));
                node.set("then", write(fixed.then()));
            }
            case Certificate.WithoutRotations rotated -> node.set("then", write(rotated.then()));
            case Certificate.UndefinedPoint at ->
                node.put("exact", at.exact()).set("point", PointJson.write(at.point()));
            case Certificate.SignChange change -> {
                node.set("point", PointJson.write(change.point()));
                node.set("other-query", PointJson.vector(change.otherQuery()));
                node.put("requirement", change.requirement());
            }
            case Certificate.RowAtPoint at -> node.put("exact", at.exact()).set("point", PointJson.write(at.point()));
            case Certificate.RowsAtScales at ->
                node.put("exact", at.exact())
                        .put("factor", Exact.text(at.factor()))
                        .set("point", PointJson.write(at.point()));
            case Certificate.EntrySigns signs -> signs.form().ifPresent(form -> node.set("form", write(form)));
            case Certificate.CollisionFamily family -> {
                node.put("first", Fields.name(family.first())).put("second", Fields.name(family.second()));
                family.example().ifPresent(example -> node.set("example", write(example)));
            }
            case Certificate.InverseFamily family -> {
                writeFactorised(node, family.form(), family.blocks());
                family.example().ifPresent(example -> node.set("example", write(example)));
            }
            case Certificate.IntermediateValue value -> {
                writeFactorised(node, value.form(), value.blocks());
                node.put("low", Exact.text(value.low()))
                        .put("middle", Exact.text(value.middle()))
                        .put("high", Exact.text(value.high()));
            }
            case Certificate.Collapse collapse ->
                node.put("sum", Exact.text(collapse.sum())).set("form", write(collapse.form()));
            case Certificate.Injectivity injectivity -> {
                writeFactorised(node, injectivity.form(), injectivity.blocks());
                node.put("score", Fields.name(injectivity.score()));
                node.set("proof", write(injectivity.proof()));
                node.set("points", PointJson.vector(injectivity.points()));
            }
            case Certificate.ShiftedThroughMatrix shifted ->
                node.put("matrix", shifted.matrix()).put("turned", shifted.turned());
            case Certificate.GenericKeys keys -> {
                node.set("blocks", write(keys.blocks()));
                node.set("other", write(keys.other()));
                node.set("proof", write(keys.proof()));
            }
            case Certificate.Factorisation factorisation ->
                writeFactorised(node, factorisation.form(), factorisation.blocks());
            case Certificate.ExponentialKernel kernel -> node.set("form", write(kernel.form()));
            case SymmetryEvidence symmetry -> SymmetryJson.write(symmetry, node);
            case StructureEvidence structure -> StructureJson.write(structure, node);
            case AnalyticEvidence analytic -> AnalyticJson.write(analytic, node);
            case RecurrenceEvidence recurrence -> RecurrenceJson.write(recurrence, node);
        }
        return node;
    }

    static void writeFactorised(ObjectNode node, RowForm form, List<FeatureBlock> blocks) {
        node.set("form", write(form));
        node.set("blocks", write(blocks));
    }

    static ObjectNode write(RowForm form) {
        return JSON.objectNode()
                .put("score", form.score().text())
                .put("scale", form.scale().text())
                .put("shift", form.shift().text());
    }

    static ArrayNode write(List<FeatureBlock> blocks) {
        var array = JSON.arrayNode();
        for (var block : blocks) {
            var node = array.addObject();
            var indices = node.putArray("indices");
            block.indices().forEach(indices::add);
            var widths = node.putArray("widths");
            block.widths().forEach(widths::add);
            node.put("query", block.query().text()).put("key", block.key().text());
        }
        return array;
    }

    private static ObjectNode write(Certificate.Collision collision) {
        var node = JSON.objectNode();
        node.set("point", PointJson.write(collision.point()));
        node.set("other-query", PointJson.vector(collision.other()));
        return node;
    }

    private static ObjectNode write(FeatureProof proof) {
        var node = JSON.objectNode();
        return switch (proof) {
            case FeatureProof.Elementwise elementwise ->
                node.put("by", "elementwise").put("block", elementwise.block());
            case FeatureProof.OfLinearMap linear -> node.put("by", "linear-map").put("block", linear.block());
            case FeatureProof.Radial radial -> node.put("by", "radial").put("block", radial.block());
            case FeatureProof.ExponentialOfLinearMap exponential ->
                node.put("by", "exponential-of-linear-map").put("block", exponential.block());
            case FeatureProof.Degrees degrees ->
                node.put("by", "degrees").put("block", degrees.odd()).put("other", degrees.even());
            case FeatureProof.Waves waves ->
                node.put("by", "waves").put("block", waves.sine()).put("other", waves.cosine());
            case FeatureProof.UpToSign sign -> node.put("by", "up-to-sign").put("block", sign.block());
            case FeatureProof.DividedBy divided -> {
                node.put("by", "division").put("block", divided.block()).set("then", write(divided.then()));
                yield node;
            }
            case FeatureProof.Reciprocal reciprocal -> {
                node.put("by", "reciprocal")
                        .put("block", reciprocal.first())
                        .put("other", reciprocal.second())
                        .set("then", write(reciprocal.then()));
                yield node;
            }
        };
    }

    Certificate read(Fields fields) {
        return switch (fields.text("kind")) {
            case "domain-signs" -> new Certificate.DomainSigns();
            case "identity" -> new Certificate.Identity();
            case "saturation" -> new Certificate.Saturation();
            case "scaled-text" -> new Certificate.ScaledText();
            case "few-features" ->
                new Certificate.FewFeatures(fields.optionalObject("example").map(PairJson::read));
            case "linear-row" -> new Certificate.LinearRow();
            case "with-inputs" -> new Certificate.WithInputs(fields.named("values"), read(fields.object("then")));
            case "without-rotations" -> new Certificate.WithoutRotations(read(fields.object("then")));
            case "undefined-point" ->
                new Certificate.UndefinedPoint(PointJson.read(fields.object("point")), fields.flag("exact"));
            case "sign-change" ->
                new Certificate.SignChange(
                        PointJson.read(fields.object("point")),
                        fields.numbers("other-query"),
                        fields.whole("requirement"));
            case "row-at-point" ->
                new Certificate.RowAtPoint(PointJson.read(fields.object("point")), fields.flag("exact"));
            case "rows-at-scales" ->
                new Certificate.RowsAtScales(
                        PointJson.read(fields.object("point")), fields.number("factor"), fields.flag("exact"));
            case "entry-signs" ->
                new Certificate.EntrySigns(fields.optionalObject("form").map(this::readForm));
            case "collision-family" ->
                new Certificate.CollisionFamily(
                        fields.constant("first", Certificate.QuerySubstitution.class),
                        fields.constant("second", Certificate.QuerySubstitution.class),
                        readExample(fields));
            case "inverse-family" ->
                new Certificate.InverseFamily(readForm(fields.object("form")), readBlocks(fields), readExample(fields));
            case "intermediate-value" ->
                new Certificate.IntermediateValue(
                        readForm(fields.object("form")),
                        readBlocks(fields),
                        fields.number("low"),
                        fields.number("middle"),
                        fields.number("high"));
            case "collapse" -> new Certificate.Collapse(readForm(fields.object("form")), fields.number("sum"));
            case "injectivity" ->
                new Certificate.Injectivity(
                        readForm(fields.object("form")),
                        fields.constant("score", Certificate.ScoreKind.class),
                        readBlocks(fields),
                        readProof(fields.object("proof"), 0),
                        fields.numbers("points"));
            case "shifted-through-matrix" ->
                new Certificate.ShiftedThroughMatrix(fields.text("matrix"), fields.flag("turned"));
            case "generic-keys" ->
                new Certificate.GenericKeys(
                        readBlocks(fields, "blocks"),
                        readBlocks(fields, "other"),
                        readProof(fields.object("proof"), 0));
            case "factorisation" -> new Certificate.Factorisation(readForm(fields.object("form")), readBlocks(fields));
            case "exponential-kernel" -> new Certificate.ExponentialKernel(readForm(fields.object("form")));
            default -> readByArea(fields);
        };
    }

    private Certificate readByArea(Fields fields) {
        return SymmetryJson.readEvidence(fields, this)
                .<Certificate>map(evidence -> evidence)
                .or(() -> StructureJson.readEvidence(fields, this))
                .or(() -> AnalyticJson.readEvidence(fields, this))
                .or(() -> RecurrenceJson.readEvidence(fields, this))
                .orElseThrow(() -> fields.unknown("kind", "the kind of a certificate"));
    }

    RowForm readForm(Fields fields) {
        return new RowForm(
                polynomial(fields, "score", false),
                polynomial(fields, "scale", true),
                polynomial(fields, "shift", true));
    }

    Polynomial polynomial(Fields fields, String field, boolean ofSum) {
        var allowed = new HashMap<>(symbols);
        if (ofSum) {
            allowed.put(RowForm.SUM.name(), RowForm.SUM.signs());
        }
        return fields.parsed(field, text -> IndexNotation.read(text, allowed));
    }

    List<FeatureBlock> readBlocks(Fields fields) {
        return readBlocks(fields, "blocks");
    }

    private List<FeatureBlock> readBlocks(Fields fields, String field) {
        return fields.objects(field).stream().map(this::readBlock).toList();
    }

    private FeatureBlock readBlock(Fields fields) {
        try {
            return new FeatureBlock(
                    fields.texts("indices"),
                    fields.texts("widths"),
                    polynomial(fields, "query", false),
                    polynomial(fields, "key", false));
        } catch (IllegalArgumentException e) {
            throw new CertificateFormatException(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Certificate.Collision> readExample(Fields fields) {
        return fields.optionalObject("example")
                .map(example -> new Certificate.Collision(
                        PointJson.read(example.object("point")), example.numbers("other-query")));
    }

    private static FeatureProof readProof(Fields fields, int depth) {
        if (depth > DEEPEST_PROOF) {
            throw fields.unknown("then", "a proof of at most " + DEEPEST_PROOF + " steps");
        }
        int block = fields.whole("block");
        return switch (fields.text("by")) {
            case "elementwise" -> new FeatureProof.Elementwise(block);
            case "linear-map" -> new FeatureProof.OfLinearMap(block);
            case "radial" -> new FeatureProof.Radial(block);
            case "exponential-of-linear-map" -> new FeatureProof.ExponentialOfLinearMap(block);
            case "degrees" -> new FeatureProof.Degrees(block, fields.whole("other"));
            case "waves" -> new FeatureProof.Waves(block, fields.whole("other"));
            case "up-to-sign" -> new FeatureProof.UpToSign(block);
            case "division" -> new FeatureProof.DividedBy(block, readProof(fields.object("then"), depth + 1));
            case "reciprocal" ->
                new FeatureProof.Reciprocal(block, fields.whole("other"), readProof(fields.object("then"), depth + 1));
            default -> throw fields.unknown("by", "the name of a proof");
        };
    }
}
