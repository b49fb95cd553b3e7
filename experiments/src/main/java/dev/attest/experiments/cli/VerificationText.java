package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.Confirmation;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.coq.CoqExport;
import dev.attest.theory.coq.Coqc;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;

/// What came of a file, for people and as JSON.
final class VerificationText {
    private static final String INDENT = "    ";

    private final Palette palette;

    VerificationText(Terminal terminal) {
        this.palette = new Palette(terminal.colour());
    }

    List<String> lines(Verification verification) {
        return switch (verification) {
            case Verification.NoCertificate none ->
                List.of(none.file() + ": " + bad("NOT A CERTIFICATE") + ": " + reason(none));
            case Verification.CheckedLaw law ->
                List.of(law.file() + ": "
                        + words(law.confirmation(), law.content().words()));
            case Verification.Checked checked -> lines(checked);
        };
    }

    /// The sentence of a refusal without the file, which stands before it already.
    private static String reason(Verification.NoCertificate none) {
        var prefix = none.file() + ": ";
        return none.why().startsWith(prefix) ? none.why().substring(prefix.length()) : none.why();
    }

    private List<String> lines(Verification.Checked checked) {
        var lines = new ArrayList<String>();
        lines.add(checked.file() + ": " + words(checked));
        checked.export().ifPresent(export -> {
            if (export instanceof CoqExport.NotRational(var why)) {
                lines.add(INDENT + "coq: not expressible in rationals: " + why);
            } else if (export instanceof CoqExport.Written written) {
                checked.referee().ifPresent(judgement -> lines.add(INDENT + "coq: " + words(judgement, written)));
            }
        });
        return lines;
    }

    private String words(Verification.Checked checked) {
        var content = checked.content();
        return words(
                checked.confirmation(),
                content.mechanism().name() + ": " + content.goal().words());
    }

    private String words(Confirmation confirmation, String shown) {
        return switch (confirmation) {
            case Confirmation.Confirmed(var restsOn) ->
                good("CONFIRMED") + ": " + shown
                        + (restsOn.isEmpty() ? "" : "; rests on " + String.join(", ", words(restsOn)));
            case Confirmation.Rejected(var where, var why) -> bad("REJECTED") + " at " + where + ": " + why;
            case Confirmation.Incomplete(var what) -> open("INCOMPLETE") + ": needs " + what;
        };
    }

    private static List<String> words(List<Theorem> theorems) {
        return theorems.stream().map(Theorem::words).toList();
    }

    private String words(Coqc.Judgement judgement, CoqExport.Written written) {
        return switch (judgement) {
            case Coqc.Judgement.Proved _ ->
                good("CONFIRMED") + (written.isTheGoal() ? ": " : ", an instance: ") + written.proves();
            case Coqc.Judgement.Refused(var message) -> bad("REJECTED") + " at " + message;
            case Coqc.Judgement.NoAnswer(var why) -> open("INCOMPLETE") + ": " + why;
        };
    }

    private String good(String text) {
        return palette.verdict(Verdict.HOLDS, text);
    }

    private String bad(String text) {
        return palette.verdict(Verdict.FAILS, text);
    }

    private String open(String text) {
        return palette.verdict(Verdict.UNDECIDED, text);
    }

    static ObjectNode json(Verification verification) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("file", verification.file().toString());
        switch (verification) {
            case Verification.NoCertificate none ->
                node.put("confirmation", "not-a-certificate").put("why", none.why());
            case Verification.CheckedLaw law ->
                add(node.put("goal", law.content().words()), law.confirmation());
            case Verification.Checked checked -> add(node, checked);
        }
        return node;
    }

    private static void add(ObjectNode node, Verification.Checked checked) {
        node.put("mechanism", checked.content().mechanism().name())
                .put("property", checked.content().goal().property())
                .put("goal", checked.content().goal().words());
        add(node, checked.confirmation());
        checked.export().ifPresent(export -> node.set("coq", json(export, checked)));
    }

    private static void add(ObjectNode node, Confirmation confirmation) {
        switch (confirmation) {
            case Confirmation.Confirmed confirmed -> {
                var theorems = node.put("confirmation", "confirmed").putArray("rests-on");
                words(confirmed.restsOn()).forEach(theorems::add);
            }
            case Confirmation.Rejected rejected ->
                node.put("confirmation", "rejected")
                        .put("where", rejected.where())
                        .put("why", rejected.why());
            case Confirmation.Incomplete incomplete ->
                node.put("confirmation", "incomplete").put("what", incomplete.what());
        }
    }

    private static ObjectNode json(CoqExport export, Verification.Checked checked) {
        var node = JsonNodeFactory.instance.objectNode();
        switch (export) {
            case CoqExport.NotRational(var why) ->
                node.put("confirmation", "not-expressible").put("why", why);
            case CoqExport.Written written -> {
                node.put("proves", written.proves()).put("covers", written.isTheGoal() ? "goal" : "instance");
                checked.referee().ifPresent(judgement -> add(node, judgement));
            }
        }
        return node;
    }

    private static void add(ObjectNode node, Coqc.Judgement judgement) {
        switch (judgement) {
            case Coqc.Judgement.Proved _ -> node.put("confirmation", "confirmed");
            case Coqc.Judgement.Refused(var message) ->
                node.put("confirmation", "rejected").put("why", message);
            case Coqc.Judgement.NoAnswer(var why) ->
                node.put("confirmation", "incomplete").put("what", why);
        }
    }
}
