package dev.attest.theory.smt;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An SMT-LIB 2 script that asks whether two different queries have one row:
///
/// there are q, p in R^d with q != p and `a_K(q)_j = a_K(p)_j` for every j,
///
/// for fixed keys K (see [SamplePoint]), where both rows are defined. `unsat`: q -> a_K(q) is injective for
/// these keys; `sat`: the values of q and p are a collision.
public final class CollisionScript {
    private final SmtScalars scalars = new SmtScalars();
    private final Mechanism mechanism;
    private final Point point;
    private final List<SmtNode> first;
    private final List<SmtNode> second;

    private CollisionScript(Mechanism mechanism, Point point) {
        this.mechanism = mechanism;
        this.point = point;
        this.first = query("q");
        this.second = query("p");
    }

    /// @param d the width, unless the file fixes it
    /// @param n the number of keys
    /// @throws dev.attest.theory.scalar.Declined  if the definition has no form in real arithmetic; names the
    ///     function
    /// @throws dev.attest.theory.scalar.Undefined if the row is defined for no query
    public static String of(Mechanism mechanism, int d, int n) {
        return new CollisionScript(mechanism, SamplePoint.of(mechanism, d, n)).text();
    }

    private String text() {
        var assertions = new ArrayList<SmtNode>();
        var rows = pairs(row(first), row(second), "=");
        assertions.addAll(scalars.conditions());
        assertions.add(different());
        assertions.addAll(rows);
        var text = new SmtText(assertions);
        return Stream.of(
                        comments().stream(),
                        Stream.of("(set-option :produce-models true)", "(set-logic QF_NRA)"),
                        scalars.variables().stream().map(name -> "(declare-fun " + name + " () Real)"),
                        text.definitions().stream(),
                        assertions.stream().map(node -> "(assert " + text.of(node) + ")"),
                        Stream.of("(check-sat)", "(get-value (" + names() + "))"))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> comments() {
        var lines = new ArrayList<String>();
        lines.add("; " + mechanism.name() + ": do two different queries q and p have one row?");
        lines.add("; unsat: no, for the keys below. sat: yes, those of the model.");
        lines.addAll(SamplePoint.words(point).stream().map(line -> "; " + line).toList());
        return lines;
    }

    private List<SmtNode> query(String name) {
        return IntStream.range(0, point.query().size())
                .mapToObj(entry -> scalars.variable(name + entry))
                .toList();
    }

    private List<SmtNode> row(List<SmtNode> query) {
        return new Evaluator<>(scalars, mechanism, point, query).row();
    }

    private SmtNode different() {
        var entries = pairs(first, second, "distinct");
        return entries.size() == 1 ? entries.getFirst() : scalars.apply("or", entries.toArray(SmtNode[]::new));
    }

    private List<SmtNode> pairs(List<SmtNode> left, List<SmtNode> right, String relation) {
        return IntStream.range(0, left.size())
                .mapToObj(entry -> scalars.apply(relation, left.get(entry), right.get(entry)))
                .toList();
    }

    private String names() {
        return Stream.concat(first.stream(), second.stream())
                .map(SmtNode::operator)
                .collect(Collectors.joining(" "));
    }
}
