package dev.attest.theory.certificate;

import java.util.Arrays;
import java.util.Optional;

/// The theorems that the checker relies on: all that stands between what it computes and what it confirms. It
/// derives the hypotheses of each from the definition at hand. Each is a claim of the project, or a theorem of
/// the literature with its reference, in `dev.attest.theory.claims`.
public enum Theorem {
    SIGNS(
            "Sturm's theorem",
            "The number of different real zeros of a polynomial is the number of changes of sign that its Sturm "
                    + "sequence loses from minus infinity to infinity: without any it keeps its sign."),
    DEGREES(
            "rows of degree 0 in the query",
            "Where a text is homogeneous of degree 0 in q, part by part, the rows of q and c q, c > 0, are equal."),
    INTERMEDIATE_VALUE(
            "intermediate value theorem",
            "A function that is continuous on an interval takes every value between two of its values."),
    BORSUK_ULAM(
            "theorem of Borsuk and Ulam",
            "A continuous map from the sphere of R^d to R^(d-1) takes one value at two opposite points."),
    POINCARE_MIRANDA(
            "theorem of Poincare and Miranda",
            "A continuous map from a box of R^d to R^d whose i-th entry has opposite signs on the two faces where x_i "
                    + "is an end, for each i, is 0 at a point of the box."),
    OPEN_IMAGE(
            "a continuous strictly monotone function is open",
            "A continuous strictly monotone function of a real interval takes every value near each value that it "
                    + "takes inside."),
    FREDHOLM(
            "Fredholm alternative",
            "For a square matrix W and a vector s, W x = s has a solution or W x = 0 one that is not 0."),
    COLLAPSE(
            "rows collapse where the scale vanishes",
            "If a_j = F(S) s_j + G(S) with scores linear in q, S not 0 throughout, d >= 2 and F = 0 at one value of S, "
                    + "then different queries with that S have one row."),
    SATURATION(
            "saturation of sparse rows",
            "A row of sparsemax or entmax, alpha > 1, is 0 at every key whose score is 1 / (alpha - 1) or more below "
                    + "the largest, and depends on the differences of the other scores alone."),
    FEATURE_SUMS(
            "injectivity of feature sums",
            "Scores psi(K) phi(q) that are equal, or equal up to a constant or a factor, give phi(q), or phi(q) up to "
                    + "the factor, where psi(K), for a constant [psi(K) 1], has full column rank."),
    EXPONENTIAL_SCORES(
            "injectivity of exponential scores",
            "Scores e^(alpha(q) . beta(k)) that are equal give alpha(q) where beta(K) has full column rank; up to a "
                    + "factor, where [beta(K) 1] has."),
    MONOTONE_SCORES(
            "injectivity of monotone scores",
            "Scores h(phi(q) . k), h strictly monotone, that are equal give phi(q) where rank K = d; if h is so on "
                    + "u >= 0 and constant below, where every open half-space holds d independent keys."),
    POWERS(
            "injectivity of powers of feature sums",
            "Powers of positive feature sums that are equal up to a factor have feature sums that are so."),
    LINEAR_ROWS("spans of linear rows", "The row (q . M_j)_j is injective in q exactly when the M_j span R^d."),
    INDEPENDENT_EXPONENTIALS(
            "independence of exponentials",
            "Exponentials of different linear forms, polynomials before them, are linearly independent."),
    DIMENSION_COUNT(
            "a count of dimensions",
            "The K all of whose n keys are zeros of one function of a family with s parameters, the zeros of each of "
                    + "dimension d - 1 at most, have dimension at most s + n (d - 1)."),
    ANALYTIC_ZEROS(
            "zeros of analytic functions",
            "An analytic function on a connected domain that is not 0 at one point is 0 almost nowhere."),
    RANK_OF_PRODUCTS(
            "rank of a product",
            "Rows F(S) phi(q_i) . psi(k_j) + G(S) with m features make a matrix of rank m + 1 at most, m without G."),
    VANDERMONDE(
            "generalised Vandermonde",
            "For different numbers x_i and different y_j the matrix of the e^(x_i y_j) is not singular."),
    TRANSLATION_INVARIANT_SPACES(
            "translation-invariant spaces of finite dimension",
            "A space of finite dimension of continuous functions of an angle that holds with a function its "
                    + "translates holds trigonometric polynomials alone."),
    CLOSED_SPACES(
            "finite-dimensional spaces are closed",
            "The functions h(x .), x > 0, of one h analytic at 0 span a space of finite dimension only if h is a "
                    + "polynomial: that space would hold its limits, the derivatives in x at 0."),
    TRIANGULAR(
            "determinant of a triangular matrix",
            "The determinant of a triangular matrix is the product of its diagonal."),
    RETRIEVAL_BUDGET(
            "retrieval budget",
            "Rows that are not negative, sum to at most 1 and make matrices of rank m at most have "
                    + "sum_j sup_q a_j(q) <= m."),
    BOUNDED_SCORES(
            "rows of bounded scores",
            "Scores over their sum with 0 < l <= s_j <= u have a_j <= u / (u + (n - 1) l) <= u / (n l)."),
    MASS_IN_WINDOWS(
            "mass in windows",
            "Windows that hold each key s times at most hold s sum_j sup_q a_j(q) of the rows at most."),
    VERTICES(
            "exponential families reach the vertices of the keys",
            "A key whose score is positive, each other one between 0 and e times that, has 1 / (1 + (n - 1) e) of the "
                    + "sum at least; for scores e^(c u) with u larger by g at that key e = e^(-c g) tends to 0."),
    HARMONIC_WEIGHTS(
            "harmonic weights",
            "If h > 0 is continuous at 0 and vanishes at infinity, the scores h(x y_j) over their sum give the key j "
                    + "1 / j in the limit of y_j = T^j, x = T^(-j - 1/2), and these have no bounded sum."),
    LEADING_TERM(
            "a normal form is its leading term in the limit",
            "A finite sum of terms c t^p e^(r t^s) is its fastest one times a factor that tends to 1."),
    NORMALISED_GRADIENT(
            "gradients of normalised scores",
            "Where a_j = s_j / (S + b), no score negative, b >= 0, |grad a_j| is at most 1/4 of the diameter of the "
                    + "vectors grad log s_l, with 0 among them if b > 0."),
    SPARSE_GRADIENT(
            "gradients of sparse rows",
            "For sparsemax and entmax, 1 < alpha <= 2, |grad a_j| is at most the diameter of the grad u_l."),
    KEY_LAWS(
            "mixtures of laws of the keys",
            "Rows of non-negative features are mixtures of one law of the keys for each feature: H(a) >= min_f H(p_f)."),
    SHARE_OF_A_LAW("entropy of a share", "A law a >= c p with a law p and 0 <= c <= 1 has H(a) >= c H(p)."),
    OUTSIDE_THE_SPAN(
            "scores that single out a key",
            "For scores |q . psi_j|^p over their sum some q gives all weight to the key j exactly when psi_j is not in "
                    + "the span of the others."),
    STATE_OF_SUMS(
            "states of sums over keys",
            "The causal output of scores phi(q) . psi(k) is read from the sums of psi(k_j) v_j^T and of psi(k_j), to "
                    + "which each key adds what it alone determines."),
    BLOCKS_OF_A_STATE(
            "blocks of rows pass through the state",
            "If outputs are read linearly from a state of r numbers with linear updates, the rows after a position, "
                    + "restricted to keys before it, have rank r at most."),
    FALLING_FACTORS(
            "factors that fall with the lag",
            "sum_t c_t g_t(L) with factors 0 <= g_t that fall with L and c_t of one sign falls, in size, with L."),
    FINITELY_MANY_STATES(
            "two tokens that exchange finitely many states",
            "If two tokens lead from states found to states found, the read-outs of odd and of even states lie on two "
                    + "sides of a threshold, and no state is both, the read-out tells the parity at every length."),
    HARDY_FIELDS(
            "Hardy fields",
            "A function made of a variable and constants by + * /, exp, log, absolute values and real powers has one "
                    + "sign from some point on."),
    SETTLING_SUMS(
            "exponential polynomials settle",
            "A finite sum of c n^p lambda^n with real lambda > -1 tends to a number, to infinity or to minus infinity."),
    REAL_EIGENVALUES(
            "eigenvalues of a diagonal matrix less an outer product",
            "For alpha_t beta_t <= 0 the eigenvalues of D + alpha beta^T are real and at least min D - sum |alpha_t beta_t|.");

    private final String words;
    private final String sentence;

    Theorem(String words, String sentence) {
        this.words = words;
        this.sentence = sentence;
    }

    /// Its name in words.
    public String words() {
        return words;
    }

    /// What it says, with its hypotheses.
    public String sentence() {
        return sentence;
    }

    public static Optional<Theorem> find(String words) {
        return Arrays.stream(values())
                .filter(theorem -> theorem.words.equals(words))
                .findFirst();
    }
}
