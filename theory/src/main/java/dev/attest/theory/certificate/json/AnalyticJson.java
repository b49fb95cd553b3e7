package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.AnalyticEvidence;
import dev.attest.theory.certificate.AnalyticEvidence.ScorePart;
import dev.attest.theory.certificate.AnalyticEvidence.ScoreShape;
import dev.attest.theory.certificate.AnalyticEvidence.Selection;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.statement.AnalyticGoal;
import java.util.List;
import java.util.Optional;

/// Goals and evidence on bounds on entropies, gradients and weights, as JSON.
final class AnalyticJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AnalyticJson() {}

    static void write(AnalyticGoal goals, ObjectNode node) {
        AnalyticGoalJson.write(goals, node);
    }

    /// The goal, if `statement` names one of these.
    static Optional<AnalyticGoal> readGoal(Fields fields) {
        return AnalyticGoalJson.read(fields);
    }

    static void write(AnalyticEvidence evidence, ObjectNode node) {
        switch (evidence) {
            case AnalyticEvidence.GradientOfScores gradient -> {
                var parts = node.putArray("parts");
                gradient.parts().forEach(part -> parts.add(write(part)));
            }
            case AnalyticEvidence.SparseSlopes sparse -> {
                node.set("blocks", CertificateJson.write(sparse.blocks()));
                node.set("slopes", PointJson.vector(sparse.slopes()));
            }
            case AnalyticEvidence.SparseLine line -> node.put("axis", line.axis());
            case AnalyticEvidence.LinearInQuery _ -> {}
            case AnalyticEvidence.SteepLine line -> {
                node.put("outward", line.outward()).put("key", line.key()).put("entry", line.entry());
                node.set("point", PointJson.write(line.point()));
                node.set("direction", PointJson.vector(line.direction()));
            }
            case AnalyticEvidence.KeyLaws laws -> {
                CertificateJson.writeFactorised(node, laws.form(), laws.blocks());
                laws.selection().ifPresent(selection -> {
                    var rest = Exact.text(selection.rest());
                    node.putObject("selection").put("rest", rest).set("active", PointJson.vector(selection.active()));
                });
            }
            case AnalyticEvidence.BoundedRatio scores -> node.set("form", CertificateJson.write(scores.form()));
            case AnalyticEvidence.PolynomialScores scores ->
                CertificateJson.writeFactorised(node, scores.form(), List.of(scores.block()));
            case AnalyticEvidence.UniformShare share -> node.set("form", CertificateJson.write(share.form()));
            case AnalyticEvidence.ExponentialLine line ->
                node.put("axis", line.axis()).set("form", CertificateJson.write(line.form()));
            case AnalyticEvidence.OrderInKeys orders -> {
                var parts = node.putArray("parts");
                orders.parts().forEach(form -> parts.add(CertificateJson.write(form)));
            }
            case AnalyticEvidence.OneAmongCopies keys ->
                node.put("last", keys.last()).set("point", PointJson.write(keys.point()));
        }
    }

    private static ObjectNode write(ScorePart part) {
        var node = JSON.objectNode().put("score", Fields.name(part.score()));
        CertificateJson.writeFactorised(node, part.form(), part.blocks());
        node.set("slopes", PointJson.vector(part.slopes()));
        return node;
    }

    /// The evidence, if `kind` names one of these.
    static Optional<AnalyticEvidence> readEvidence(Fields fields, CertificateJson reader) {
        return Optional.ofNullable(
                switch (fields.text("kind")) {
                    case "gradient-of-scores" ->
                        new AnalyticEvidence.GradientOfScores(fields.objects("parts").stream()
                                .map(part -> readPart(part, reader))
                                .toList());
                    case "sparse-slopes" ->
                        new AnalyticEvidence.SparseSlopes(reader.readBlocks(fields), fields.numbers("slopes"));
                    case "sparse-line" -> new AnalyticEvidence.SparseLine(fields.flag("axis"));
                    case "linear-in-query" -> new AnalyticEvidence.LinearInQuery();
                    case "steep-line" ->
                        new AnalyticEvidence.SteepLine(
                                PointJson.read(fields.object("point")),
                                fields.numbers("direction"),
                                fields.flag("outward"),
                                fields.whole("key"),
                                fields.whole("entry"));
                    case "key-laws" ->
                        new AnalyticEvidence.KeyLaws(
                                reader.readForm(fields.object("form")),
                                reader.readBlocks(fields),
                                fields.optionalObject("selection").map(AnalyticJson::readSelection));
                    case "bounded-ratio" -> new AnalyticEvidence.BoundedRatio(reader.readForm(fields.object("form")));
                    case "polynomial-scores" ->
                        new AnalyticEvidence.PolynomialScores(
                                reader.readForm(fields.object("form")), onlyBlock(fields, reader));
                    case "uniform-share" -> new AnalyticEvidence.UniformShare(reader.readForm(fields.object("form")));
                    case "exponential-line" ->
                        new AnalyticEvidence.ExponentialLine(
                                reader.readForm(fields.object("form")), fields.flag("axis"));
                    case "order-in-keys" ->
                        new AnalyticEvidence.OrderInKeys(fields.objects("parts").stream()
                                .map(reader::readForm)
                                .toList());
                    case "one-among-copies" ->
                        new AnalyticEvidence.OneAmongCopies(
                                PointJson.read(fields.object("point")), fields.flag("last"));
                    default -> null;
                });
    }

    private static FeatureBlock onlyBlock(Fields fields, CertificateJson reader) {
        var blocks = reader.readBlocks(fields);
        if (blocks.size() != 1) {
            throw fields.unknown("blocks", "one block");
        }
        return blocks.getFirst();
    }

    private static ScorePart readPart(Fields fields, CertificateJson reader) {
        return new ScorePart(
                reader.readForm(fields.object("form")),
                fields.constant("score", ScoreShape.class),
                reader.readBlocks(fields),
                fields.numbers("slopes"));
    }

    private static Selection readSelection(Fields fields) {
        return new Selection(fields.number("rest"), fields.numbers("active"));
    }
}
