package dev.attest.theory.coq;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.SymmetryEvidence;
import dev.attest.theory.coq.CoqExport.NotRational;
import dev.attest.theory.coq.CoqExport.Written;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.statement.Goal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// A certificate as a file of Coq. Nothing is computed here (but for the states that two tokens exchange): the
/// numbers of the certificate are written down, the weight is written out as a function, and the theorems are
/// what the certificate claims of them.
public final class CoqFile {
    private static final String PRELUDE = resource("prelude.v");

    private CoqFile() {}

    public static CoqExport of(Mechanism mechanism, Goal goal, Certificate certificate) {
        try {
            var statement = CoqStatement.of(mechanism, goal, certificate);
            return statement.isPresent()
                    ? written(mechanism, goal, certificate, statement.get())
                    : new NotRational(reason(certificate));
        } catch (NotExpressible e) {
            return new NotRational(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return new NotRational("the point does not have the sizes of the definition: " + e.getMessage());
        }
    }

    private static String reason(Certificate certificate) {
        return switch (certificate) {
            case Certificate.RowAtPoint _, Certificate.RowsAtScales _ ->
                "the row is enclosed, not rational, at this point";
            case SymmetryEvidence.Instance _ -> "the row or the output is enclosed, not rational, at this point";
            case Certificate.CollisionFamily _, Certificate.InverseFamily _ -> "the family comes without an example";
            default ->
                "evidence of the kind " + certificate.kind() + " is a derivation, not a computation in rationals";
        };
    }

    private static Written written(Mechanism mechanism, Goal goal, Certificate certificate, CoqStatement statement) {
        var theorems = List.of(statement.point().isAllowed(), statement.theorem());
        var names = theorems.stream().map(CoqTheorem::name).toList();
        var body = "\n(* ---- The point, and the row there. ---- *)\n\n"
                + statement.point().definitions()
                + statement.definitions()
                + "\n(* ---- What is shown. ---- *)\n\n"
                + theorems.stream().map(CoqTheorem::text).collect(Collectors.joining("\n"))
                + "\n"
                + names.stream()
                        .map(name -> "Print Assumptions " + name + ".\n")
                        .collect(Collectors.joining());
        return new Written(
                head(mechanism, goal, certificate, statement),
                PRELUDE,
                body,
                names,
                statement.proves(),
                statement.isTheGoal());
    }

    private static String head(Mechanism mechanism, Goal goal, Certificate certificate, CoqStatement statement) {
        var definition =
                mechanism.text().strip().lines().map(line -> "     " + line).collect(Collectors.joining("\n"));
        var scope = statement.isTheGoal()
                ? "With the sizes, keys and parameters below that is the goal of the certificate."
                : "That is one instance: what carries it to all keys is not shown here.";
        return """
                (* %s, a certificate of the kind %s.

                   Goal: %s.

                   Proved here, by computation in rationals: %s.
                   %s

                   The definition:

                %s

                   Check it with coqc 8.16 or newer; it prints "Closed under the global context" for each theorem. *)

                """.formatted(
                        CoqNames.comment(mechanism.name() + ": " + goal.property()),
                        certificate.kind(),
                        wrapped(CoqNames.comment(goal.words())),
                        wrapped(CoqNames.comment(statement.proves())),
                        scope,
                        CoqNames.comment(definition))
                .replace("\"Closed", "'Closed")
                .replace("context\"", "context'");
    }

    private static String wrapped(String text) {
        var lines = new StringBuilder();
        int column = 10;
        for (var word : text.split(" ")) {
            if (column + word.length() > Code.WIDTH - 8) {
                lines.append("\n  ");
                column = 3;
            }
            lines.append(lines.isEmpty() ? "" : " ").append(word);
            column += word.length() + 1;
        }
        return lines.toString();
    }

    private static String resource(String name) {
        try (var stream = CoqFile.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("expected the resource " + name + ", got none");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
