package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Dividing by the sum of the scores costs a dimension: with no more features than dimensions, different
/// queries have one row, and for every kernel in use there is a formula for them.
@AutoService(Claim.class)
public final class LinearAttentionIsNotInjective implements Claim.Universal<QueryAndPartner>, Claim.Structural {
    @Override
    public Statement statement() {
        return Said.sharpened(
                "For all d >= m >= 1, n >= 1, continuous phi: R^d -> R^m and keys K for which some query has "
                        + "a row: in every open set of queries that have rows, two different ones have the "
                        + "same row of linear attention. For each kernel in use these queries are known: the "
                        + "families in the table.",
                "m \\le d,\\; \\phi \\in C(\\mathbb R^d, \\mathbb R^m),\\; \\emptyset \\ne U \\subseteq D = "
                        + "\\{q\\colon \\phi(q) \\cdot s \\ne 0\\} \\text{ open} \\implies \\exists\\, p \\ne "
                        + "q \\in U\\colon L_K(p) = L_K(q)",
                Stream.concat(
                                Stream.of(
                                        "phi: every continuous map R^d -> R^m, m <= d; tried here are the "
                                                + "maps of the table",
                                        "K: every real n x d matrix with D not empty, s = sum_j phi(k_j)"),
                                CollisionFamily.ALL.stream()
                                        .filter(family -> family.more() == 0)
                                        .map(family -> "phi(x) = " + family.phi() + ": " + family.formula()))
                        .toList(),
                "The row is L_K(q) = phi(K) g(q) with g(q) = phi(q)/(phi(q).s). All g lie in the hyperplane "
                        + "g.s = 1 of R^m, which has m - 1 <= d - 1 dimensions: dividing presses the d "
                        + "coordinates of a query into fewer, continuously, and by Borsuk-Ulam no continuous "
                        + "map does so without giving two antipodal points of each small sphere one value. "
                        + "The queries with one row form curves: where rank phi(K) = m they are those with "
                        + "proportional features, phi(p) = c phi(q). Where phi is homogeneous these curves "
                        + "are the rays from 0 (the length of the query is lost; with the identity even its "
                        + "sign), for exponentials the lines along (1, ..., 1), for ReLU(Ax + b) the rays "
                        + "from -A^-1 b, for ELU + 1 and softplus phi^-1(c phi(q)). Softmax is divided as "
                        + "well, but all that its divisor removes is a number added to every score, and no "
                        + "change of the query adds one where the keys span the space affinely.",
                "Proposition 2",
                "Borsuk-Ulam");
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "The published form asks for no query that has a row, and is false where none has: "
                        + "linear-attention-with-as-many-features-as-dimensions-is-not-injective.",
                "The theorem about every continuous map is "
                        + "linear-attention-with-few-features-collides-on-every-sphere; here the families are "
                        + "tried.",
                "Nothing is said of more features than dimensions: with a constant feature there is no "
                        + "collision, "
                        + "linear-attention-with-a-constant-feature-is-injective-exactly-when-its-features-span.",
                "An epsilon in the divisor ends exact collisions, and leaves rows a multiple of epsilon apart: "
                        + "an-epsilon-in-the-divisor-makes-linear-attention-injective.",
                "Not dividing, or subtracting the mean, keeps the dimension: "
                        + "undivided-linear-attention-is-injective-exactly-when-its-feature-map-is and "
                        + "inline-is-injective-exactly-when-its-feature-map-is.",
                "That a network is worse for it: a query map, positions or other heads may tell such queries "
                        + "apart.");
    }

    @Override
    public QueryAndPartner draw(RandomGenerator random, int size) {
        CollisionFamily family = CollisionFamily.ALL.get(random.nextInt(CollisionFamily.ALL.size()));
        var c = new BigFraction(random.nextInt(-2 * size, 3 * size + 1), 1 + random.nextInt(2));
        if (family.hasNorms()) {
            return new QueryAndPartner(family, PythagoreanTokens.draw(random, size), c);
        }
        int width = family.isCurve() || family.fixesTheWidth() ? 2 : 1 + random.nextInt(3);
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(size + 1), 1, width, size);
        return new QueryAndPartner(family, family.isCurve() ? independent(tokens) : turned(random, tokens), c);
    }

    /// Two keys whose features are not parallel.
    private static Tokens independent(Tokens tokens) {
        var keys = new ArrayList<>(tokens.keys());
        keys.add(List.of(BigFraction.ZERO, BigFraction.ZERO));
        keys.add(List.of(BigFraction.ZERO, BigFraction.ONE));
        return new Tokens(keys, tokens.queries());
    }

    /// Every other query has entries of one sign.
    private static Tokens turned(RandomGenerator random, Tokens tokens) {
        List<BigFraction> absolute =
                tokens.query(0).stream().map(BigFraction::abs).toList();
        return switch (random.nextInt(4)) {
            case 0 -> tokens.withQuery(0, absolute);
            case 1 ->
                tokens.withQuery(0, absolute.stream().map(BigFraction::negate).toList());
            default -> tokens;
        };
    }

    @Override
    public List<Hypothesis<QueryAndPartner>> hypotheses() {
        return List.of(
                Hypothesis.<QueryAndPartner>of("phi is continuous", _ -> true)
                        .technical("all maps of the table are, where they are defined; what a map that is not can do "
                                + "is shown by linear-attention-on-interleaved-digits-is-injective"),
                Hypothesis.of(
                        "no more features than dimensions: m <= d",
                        instance -> instance.family().more() <= 0),
                Hypothesis.of("q has a row: its scores do not sum to 0", LinearAttentionIsNotInjective::hasRow),
                Hypothesis.of(
                        "the family admits c for this q",
                        instance -> instance.family().admits().test(instance.q(), instance.c())),
                Hypothesis.of(
                        "p and q differ",
                        instance -> instance.family().isCurve() || !instance.p().equals(instance.q())));
    }

    private static Mechanism linear(QueryAndPartner instance) {
        return instance.family().at(instance.tokens().width()).in(Written.linear("x"));
    }

    private static boolean hasRow(QueryAndPartner instance) {
        return instance.family().isCurve()
                || Rows.exact(linear(instance), instance.keys(), instance.q()).isPresent();
    }

    @Override
    public Finding conclusion(QueryAndPartner instance) {
        if (instance.family().isCurve()) {
            return new AntipodalCollision(Written.linear("x"), instance.sphere()).find();
        }
        List<BigFraction> p = instance.p();
        if (p.equals(instance.q())) {
            return new Finding.Exact(false, "p is q");
        }
        boolean equal = Rows.equal(linear(instance), instance.keys(), p, instance.q());
        return new Finding.Exact(
                equal, "p = " + ExactText.text(p) + " " + (equal ? "has the row of q" : "does not have the row of q"));
    }

    @Override
    public List<Expectation> expectations() {
        var fail = Stream.of(
                        "x",
                        "relu(x)",
                        "leakyrelu(x, 1/100)",
                        "elu(x) + 1",
                        "exp(x / 5)",
                        "softplus(x)",
                        "exp(x) / sum_of(exp(x))",
                        "x / norm(x)",
                        "norm(relu(x)) / norm(relu(x)^3) * relu(x)^3",
                        "concat(1, relu(x))")
                .map(phi -> Written.notInjective(Written.linear(phi)));
        var hold = Stream.of(Written.injectiveUnder(Written.linear("concat(1, x)"), KeysSpan.CONDITION));
        var affine = Stream.of(Written.notInjective(
                new FeatureMap(CollisionFamily.AFFINE, 2, 2, Form.CONTINUOUS).in(Written.linear("x"))));
        return Stream.of(fail, affine, hold).flatMap(stream -> stream).toList();
    }

    /// The decider is asked about some feature maps; the statement speaks of all.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
