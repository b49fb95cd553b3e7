package dev.attest.theory.claim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A judgement as JSON with fields in a fixed order; exact numbers are strings.
public final class JudgementJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JudgementJson() {}

    public static ObjectNode of(Judgement judgement) {
        Claim claim = judgement.claim();
        ObjectNode node = NODES.objectNode();
        node.put("claim", claim.id());
        node.put("title", claim.title());
        statement(node, claim);
        node.put("verdict", judgement.verdict().toString());
        judgement.evidence().ifPresent(evidence -> node.put("evidence", evidence.toString()));
        node.put("as-expected", judgement.asExpected());
        node.put("because", judgement.because());
        node.put("cases", judgement.cases());
        judgement.counterexample().ifPresent(found -> node.set("counterexample", counterexample(found)));
        ArrayNode teeth = node.putArray("teeth");
        judgement.teeth().forEach(tooth -> teeth.add(tooth(tooth)));
        node.putObject("decoys")
                .put("offered", judgement.decoys().offered())
                .put("turned-down", judgement.decoys().turnedDown());
        if (!claim.notShown().isEmpty()) {
            node.set("not-shown", strings(claim.notShown()));
        }
        return node;
    }

    private static void statement(ObjectNode node, Claim claim) {
        Statement statement = claim.statement();
        node.put("statement", statement.words());
        node.put("latex", statement.latex());
        node.set("hypotheses", strings(ClaimPage.hypotheses(claim)));
        node.put("source", statement.source().toString());
        node.put("literature", statement.literature().name());
        node.set("rests-on", strings(statement.restsOn()));
        node.put("expected", statement.expected().toString());
        statement.repairedBy().ifPresent(repair -> node.put("repaired-by", ClassName.words(repair, "-")));
    }

    private static ObjectNode tooth(Tooth tooth) {
        ObjectNode node = NODES.objectNode().put("hypothesis", tooth.hypothesis());
        switch (tooth) {
            case Tooth.Bites bites -> {
                node.put("violations", bites.violations()).put("refuted", bites.refuted());
                node.set("counterexample", counterexample(bites.counterexample()));
            }
            case Tooth.Technical technical -> node.put("technical", technical.reason());
            case Tooth.Toothless toothless -> node.put("toothless", toothless.reason());
        }
        return node;
    }

    private static ObjectNode counterexample(Counterexample counterexample) {
        ObjectNode node = NODES.objectNode();
        counterexample.data().forEach(node::put);
        node.set("finding", finding(counterexample.finding()));
        return node;
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode node = NODES.objectNode().put("detail", finding.detail());
        switch (finding) {
            case Finding.Exact exact -> node.put("exact", exact.holds());
            case Finding.Enclosed enclosed ->
                node.putArray("margin").add(Double.toString(enclosed.low())).add(Double.toString(enclosed.high()));
            case Finding.Sampled sampled ->
                node.put("samples", sampled.count())
                        .put("worst-margin", Double.toString(sampled.worstMargin()))
                        .put("error", Double.toString(sampled.error()));
            case Finding.Undecided _ -> node.put("undecided", true);
        }
        return node;
    }

    private static ArrayNode strings(List<String> texts) {
        ArrayNode node = NODES.arrayNode();
        texts.forEach(node::add);
        return node;
    }
}
