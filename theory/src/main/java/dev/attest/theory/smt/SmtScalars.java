package dev.attest.theory.smt;

import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Scalars;
import dev.attest.theory.scalar.Undefined;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;

/// Numbers as SMT-LIB expressions over real variables. Constants are computed; `abs`, `min`, `max` and signs
/// become `ite`; a root becomes a variable with its square; what a definition needs to be defined is collected
/// in [#conditions].
final class SmtScalars implements Scalars<SmtNode> {
    private static final BigFraction ZERO = BigFraction.ZERO;
    private static final BigFraction ONE = BigFraction.ONE;

    private final Map<String, SmtNode> nodes = new HashMap<>();
    private final Map<SmtNode, SmtNode> roots = new HashMap<>();
    private final List<String> variables = new ArrayList<>();
    private final List<SmtNode> conditions = new ArrayList<>();

    /// A real variable.
    SmtNode variable(String name) {
        variables.add(name);
        return node(name, List.of(), Optional.empty());
    }

    /// The names of all variables, in the order of their making.
    List<String> variables() {
        return List.copyOf(variables);
    }

    /// What must be true wherever the numbers made so far are defined.
    List<SmtNode> conditions() {
        return List.copyOf(conditions);
    }

    SmtNode apply(String operator, SmtNode... arguments) {
        return node(operator, List.of(arguments), Optional.empty());
    }

    @Override
    public SmtNode of(BigFraction value) {
        return node(text(value), List.of(), Optional.of(value));
    }

    @Override
    public SmtNode pi() {
        throw transcendental("pi");
    }

    @Override
    public SmtNode add(SmtNode a, SmtNode b) {
        if (a.isConstant(ZERO)) {
            return b;
        }
        if (b.isConstant(ZERO)) {
            return a;
        }
        return both(a, b) ? of(value(a).add(value(b))) : apply("+", a, b);
    }

    @Override
    public SmtNode negate(SmtNode a) {
        return a.constant().map(value -> of(value.negate())).orElseGet(() -> apply("-", a));
    }

    @Override
    public SmtNode multiply(SmtNode a, SmtNode b) {
        if (a.isConstant(ZERO) || b.isConstant(ONE)) {
            return a;
        }
        if (b.isConstant(ZERO) || a.isConstant(ONE)) {
            return b;
        }
        return both(a, b) ? of(value(a).multiply(value(b))) : apply("*", a, b);
    }

    @Override
    public SmtNode divide(SmtNode a, SmtNode b) {
        if (b.isConstant(ZERO)) {
            throw new Undefined("a division by 0");
        }
        if (b.constant().isPresent()) {
            return multiply(a, of(value(b).reciprocal()));
        }
        require(apply("distinct", b, of(ZERO)));
        return apply("/", a, b);
    }

    @Override
    public SmtNode sqrt(SmtNode a) {
        var exact = a.constant().flatMap(SmtScalars::exactRoot);
        if (exact.isPresent()) {
            return of(exact.get());
        }
        if (a.constant().isPresent() && value(a).compareTo(ZERO) < 0) {
            throw new Undefined("the root of a negative number");
        }
        return roots.computeIfAbsent(a, this::newRoot);
    }

    @Override
    public SmtNode abs(SmtNode a) {
        return ite(atLeastZero(a), a, negate(a));
    }

    @Override
    public SmtNode min(SmtNode a, SmtNode b) {
        return ite(apply("<=", a, b), a, b);
    }

    @Override
    public SmtNode max(SmtNode a, SmtNode b) {
        return ite(apply(">=", a, b), a, b);
    }

    @Override
    public int sign(SmtNode a) {
        return a.constant()
                .map(value -> value.getNumerator().signum())
                .orElseThrow(() -> new Declined("it turns on the sign of an expression"));
    }

    @Override
    public SmtNode signum(SmtNode a) {
        var negative = apply("<", a, of(ZERO));
        var positive = apply(">", a, of(ZERO));
        return ite(positive, of(ONE), ite(negative, of(ONE.negate()), of(ZERO)));
    }

    @Override
    public SmtNode power(SmtNode a, int exponent) {
        if (exponent < 0) {
            return divide(of(ONE), power(a, Math.negateExact(exponent)));
        }
        var product = of(ONE);
        for (int factor = 0; factor < exponent; factor++) {
            product = multiply(product, a);
        }
        return product;
    }

    /// A turn by 0 is none; of any other angle SMT-LIB has no sine.
    @Override
    public SmtNode rotaryAngle(SmtNode position, int pair, int width) {
        if (!position.isConstant(ZERO)) {
            throw transcendental("a rotary position");
        }
        return position;
    }

    @Override
    public SmtNode exp(SmtNode a) {
        throw transcendental("exp");
    }

    @Override
    public SmtNode log(SmtNode a) {
        throw transcendental("log");
    }

    @Override
    public SmtNode sin(SmtNode a) {
        if (a.isConstant(ZERO)) {
            return a;
        }
        throw transcendental("sin");
    }

    @Override
    public SmtNode cos(SmtNode a) {
        if (a.isConstant(ZERO)) {
            return of(ONE);
        }
        throw transcendental("cos");
    }

    @Override
    public SmtNode tanh(SmtNode a) {
        throw transcendental("tanh");
    }

    @Override
    public SmtNode elu(SmtNode a) {
        throw transcendental("elu");
    }

    @Override
    public SmtNode softplus(SmtNode a) {
        throw transcendental("softplus");
    }

    @Override
    public SmtNode sigmoid(SmtNode a) {
        throw transcendental("sigmoid");
    }

    private static Declined transcendental(String name) {
        return new Declined("it uses " + name + ", which SMT-LIB has no word for");
    }

    private SmtNode newRoot(SmtNode square) {
        var root = variable("root" + roots.size());
        require(atLeastZero(root));
        require(apply("=", multiply(root, root), square));
        return root;
    }

    private void require(SmtNode condition) {
        if (!conditions.contains(condition)) {
            conditions.add(condition);
        }
    }

    private SmtNode atLeastZero(SmtNode a) {
        return apply(">=", a, of(ZERO));
    }

    private SmtNode ite(SmtNode condition, SmtNode then, SmtNode otherwise) {
        var sides = condition.arguments();
        if (both(sides.get(0), sides.get(1))) {
            return isTrue(condition) ? then : otherwise;
        }
        return apply("ite", condition, then, otherwise);
    }

    private static boolean isTrue(SmtNode comparison) {
        int order = value(comparison.arguments().get(0))
                .compareTo(value(comparison.arguments().get(1)));
        return switch (comparison.operator()) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default ->
                throw new IllegalArgumentException("comparison: expected an order, got " + comparison.operator());
        };
    }

    private SmtNode node(String operator, List<SmtNode> arguments, Optional<BigFraction> constant) {
        var numbers =
                arguments.stream().map(SmtNode::number).map(String::valueOf).collect(Collectors.joining(" "));
        return nodes.computeIfAbsent(
                operator + "|" + numbers, _ -> new SmtNode(nodes.size(), operator, arguments, constant));
    }

    private static boolean both(SmtNode a, SmtNode b) {
        return a.constant().isPresent() && b.constant().isPresent();
    }

    private static BigFraction value(SmtNode constant) {
        return constant.constant().orElseThrow();
    }

    private static Optional<BigFraction> exactRoot(BigFraction square) {
        if (square.compareTo(ZERO) < 0) {
            return Optional.empty();
        }
        var root = new BigFraction(
                square.getNumerator().sqrt(), square.getDenominator().sqrt());
        return root.multiply(root).equals(square) ? Optional.of(root) : Optional.empty();
    }

    private static String text(BigFraction value) {
        if (value.compareTo(ZERO) < 0) {
            return "(- " + text(value.negate()) + ")";
        }
        var numerator = value.getNumerator() + ".0";
        return value.getDenominator().equals(BigInteger.ONE)
                ? numerator
                : "(/ " + numerator + " " + value.getDenominator() + ".0)";
    }
}
