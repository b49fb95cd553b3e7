package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.certificate.RecurrenceEvidence.ConstantInput;
import dev.attest.theory.certificate.RecurrenceEvidence.FallingFactor;
import dev.attest.theory.certificate.RecurrenceEvidence.GrowingExponentials;
import dev.attest.theory.certificate.RecurrenceEvidence.GrowingScores;
import dev.attest.theory.certificate.RecurrenceEvidence.GrowingWeight;
import dev.attest.theory.certificate.RecurrenceEvidence.NoPositions;
import dev.attest.theory.certificate.RecurrenceEvidence.StateOfFeatures;
import dev.attest.theory.certificate.RecurrenceEvidence.StateOfScores;
import dev.attest.theory.certificate.RecurrenceEvidence.SumsInText;
import dev.attest.theory.certificate.StructureEvidence;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.Optional;

/// Goals and evidence on rows as read-outs of a state that is updated key by key, as JSON.
final class RecurrenceJson {
    private RecurrenceJson() {}

    static void write(RecurrenceGoal goals, ObjectNode node) {
        switch (goals) {
            case RecurrenceGoal.ConstantState goal ->
                node.put("statement", "constant-state").put("size", goal.size());
            case RecurrenceGoal.GrowingState ignored -> node.put("statement", "growing-state");
            case RecurrenceGoal.FormsAgree ignored -> node.put("statement", "forms-agree");
            case RecurrenceGoal.FormsDiffer ignored -> node.put("statement", "forms-differ");
            case RecurrenceGoal.Local local ->
                node.put("statement", "local")
                        .put("otherwise", local.otherwise())
                        .set("condition", GoalJson.write(local.when()));
            case RecurrenceGoal.NoZeroKeys ignored -> node.put("statement", "no-zero-keys");
            case RecurrenceGoal.NotLocal ignored -> node.put("statement", "not-local");
            case RecurrenceGoal.TracksParity ignored -> node.put("statement", "tracks-parity");
            case RecurrenceGoal.TracksNoParity ignored -> node.put("statement", "tracks-no-parity");
        }
    }

    /// The goal, if `statement` names one of these.
    static Optional<RecurrenceGoal> readGoal(Fields fields) {
        return Optional.ofNullable(
                switch (fields.text("statement")) {
                    case "constant-state" -> new RecurrenceGoal.ConstantState(fields.text("size"));
                    case "growing-state" -> new RecurrenceGoal.GrowingState();
                    case "forms-agree" -> new RecurrenceGoal.FormsAgree();
                    case "forms-differ" -> new RecurrenceGoal.FormsDiffer();
                    case "local" ->
                        new RecurrenceGoal.Local(
                                GoalJson.readCondition(fields.object("condition")), fields.flag("otherwise"));
                    case "no-zero-keys" -> new RecurrenceGoal.NoZeroKeys();
                    case "not-local" -> new RecurrenceGoal.NotLocal();
                    case "tracks-parity" -> new RecurrenceGoal.TracksParity();
                    case "tracks-no-parity" -> new RecurrenceGoal.TracksNoParity();
                    default -> null;
                });
    }

    static void write(RecurrenceEvidence evidence, ObjectNode node) {
        switch (evidence) {
            case StateOfFeatures state -> {
                node.set("blocks", CertificateJson.write(state.row()));
                var sums = node.putArray("sums");
                state.sums().forEach(sum -> sums.addObject().set("blocks", CertificateJson.write(sum)));
            }
            case StateOfScores state -> CertificateJson.writeFactorised(node, state.form(), state.blocks());
            case GrowingScores scores ->
                node.put("curve", Fields.name(scores.curve())).set("form", CertificateJson.write(scores.form()));
            case FallingFactor factor -> {
                node.set("form", CertificateJson.write(factor.form()));
                node.set("point", PointJson.write(factor.point()));
            }
            case GrowingWeight weight -> {
                node.set("form", CertificateJson.write(weight.form()));
                node.put("near", weight.near()).put("far", weight.far()).set("point", PointJson.write(weight.point()));
            }
            case RecurrenceEvidence.FormsAtPoint at ->
                node.put("exact", at.exact()).set("point", PointJson.write(at.point()));
            case RecurrenceEvidence.ParityTokens tokens -> {
                node.set("zero", PointJson.write(tokens.zero()));
                node.set("zero-value", PointJson.vector(tokens.zeroValue()));
                node.set("one", PointJson.write(tokens.one()));
                node.set("one-value", PointJson.vector(tokens.oneValue()));
            }
            case RecurrenceEvidence.StatesAtZero at -> {
                node.set("point", PointJson.write(at.point()));
                at.growth().ifPresent(growth -> node.set("growth", PointJson.write(growth)));
            }
            case RecurrenceEvidence.GrowingThroughZeros at -> node.set("point", PointJson.write(at.point()));
            case RecurrenceEvidence.LastWeight ignored -> {}
            case RecurrenceEvidence.UndefinedAtZero ignored -> {}
            case RecurrenceEvidence.SettlingStates ignored -> {}
            case RecurrenceEvidence.SpanningStates ignored -> {}
            case RecurrenceEvidence.StateReadOut ignored -> {}
            case RecurrenceEvidence.StateDomain ignored -> {}
            case RecurrenceEvidence.StatesOfText ignored -> {}
            case RecurrenceEvidence.UnrolledStates ignored -> {}
            case SumsInText ignored -> {}
            case GrowingExponentials ignored -> {}
            case RecurrenceEvidence.SelectedKeys ignored -> {}
            case NoPositions ignored -> {}
            case ConstantInput ignored -> {}
        }
    }

    /// The evidence, if `kind` names one of these.
    static Optional<RecurrenceEvidence> readEvidence(Fields fields, CertificateJson reader) {
        return Optional.ofNullable(
                switch (fields.text("kind")) {
                    case "state-of-features" ->
                        new StateOfFeatures(
                                reader.readBlocks(fields),
                                fields.objects("sums").stream()
                                        .map(reader::readBlocks)
                                        .toList());
                    case "state-of-scores" ->
                        new StateOfScores(reader.readForm(fields.object("form")), reader.readBlocks(fields));
                    case "growing-scores" ->
                        new GrowingScores(
                                reader.readForm(fields.object("form")),
                                fields.constant("curve", StructureEvidence.Curve.class));
                    case "selected-keys" -> new RecurrenceEvidence.SelectedKeys();
                    case "growing-exponentials" -> new GrowingExponentials();
                    case "falling-factor" ->
                        new FallingFactor(
                                reader.readForm(fields.object("form")), PointJson.read(fields.object("point")));
                    case "growing-weight" ->
                        new GrowingWeight(
                                reader.readForm(fields.object("form")),
                                PointJson.read(fields.object("point")),
                                fields.whole("near"),
                                fields.whole("far"));
                    case "states-at-zero" ->
                        new RecurrenceEvidence.StatesAtZero(
                                PointJson.read(fields.object("point")),
                                fields.optionalObject("growth").map(PointJson::read));
                    case "growing-through-zeros" ->
                        new RecurrenceEvidence.GrowingThroughZeros(PointJson.read(fields.object("point")));
                    case "last-weight" -> new RecurrenceEvidence.LastWeight();
                    case "undefined-at-zero" -> new RecurrenceEvidence.UndefinedAtZero();
                    case "settling-states" -> new RecurrenceEvidence.SettlingStates();
                    case "spanning-states" -> new RecurrenceEvidence.SpanningStates();
                    case "state-read-out" -> new RecurrenceEvidence.StateReadOut();
                    case "state-domain" -> new RecurrenceEvidence.StateDomain();
                    case "states-of-text" -> new RecurrenceEvidence.StatesOfText();
                    case "unrolled-states" -> new RecurrenceEvidence.UnrolledStates();
                    case "forms-at-point" ->
                        new RecurrenceEvidence.FormsAtPoint(
                                PointJson.read(fields.object("point")), fields.flag("exact"));
                    case "parity-tokens" ->
                        new RecurrenceEvidence.ParityTokens(
                                PointJson.read(fields.object("zero")),
                                fields.numbers("zero-value"),
                                PointJson.read(fields.object("one")),
                                fields.numbers("one-value"));
                    case "sums-in-text" -> new SumsInText();
                    case "no-positions" -> new NoPositions();
                    case "constant-input" -> new ConstantInput();
                    default -> null;
                });
    }
}
