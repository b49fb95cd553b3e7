package dev.attest.theory.smt;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// A real number as SMT-LIB writes it: a constant, a variable or an operator with arguments. Equal nodes are
/// one object, see [SmtScalars]; a node has a greater number than its arguments.
final class SmtNode {
    private final int number;
    private final String operator;
    private final List<SmtNode> arguments;
    private final Optional<BigFraction> constant;

    SmtNode(int number, String operator, List<SmtNode> arguments, Optional<BigFraction> constant) {
        this.number = number;
        this.operator = operator;
        this.arguments = List.copyOf(arguments);
        this.constant = constant;
    }

    int number() {
        return number;
    }

    /// The operator, or the name of a variable, or the text of a constant.
    String operator() {
        return operator;
    }

    List<SmtNode> arguments() {
        return arguments;
    }

    Optional<BigFraction> constant() {
        return constant;
    }

    boolean isConstant(BigFraction value) {
        return constant.equals(Optional.of(value));
    }
}
