package dev.attest.theory.claims.reasons;

import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Scores that give the query back where the features of the keys span what they have to.
abstract class TellingQueriesApart extends Reason {
    /// @param text     of the definition, whose features are all right unless it says otherwise
    /// @param constant the constant 1 has to be independent of the features, too
    /// @param broken   what is wrong with it: empty, or the name of a hypothesis
    /// @param other    for a broken text, a query that may have the row of a query
    record Form(String text, boolean constant, String broken, UnaryOperator<List<BigFraction>> other) {
        static Form right(String text, boolean constant) {
            return new Form(text, constant, "", UnaryOperator.identity());
        }

        static Form opposite(String text, boolean constant, String broken) {
            return new Form(text, constant, broken, query -> Entrywise.times(number(-1), query));
        }
    }

    abstract List<Form> forms();

    /// What can be wrong with a form.
    abstract String requirement();

    private Form form(Case instance) {
        return forms().stream()
                .filter(form -> form.text().equals(instance.setting()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(2);
        return Case.of(oneOf(random, forms()).text())
                .with("K", vectors(random, 1 + random.nextInt(4), width, size))
                .withRow("p", Tokens.vector(random, width, size))
                .withRow("q", Tokens.vector(random, width, size));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of("p and q differ", instance -> !instance.row("p").equals(instance.row("q"))),
                new Hypothesis<>(
                        "rank K = d, or rank [K 1] = d + 1 where the row gives scores up to a constant or a factor",
                        this::spans,
                        this::unseen,
                        false,
                        Optional.empty()),
                new Hypothesis<>(
                        requirement(),
                        instance -> form(instance).broken().isEmpty(),
                        instance -> instance.withRow("p", form(instance).other().apply(instance.row("q"))),
                        false,
                        Optional.empty()));
    }

    private RationalMatrix features(Case instance) {
        var keys = new RationalMatrix(instance.rows("K"));
        return form(instance).constant() ? keys.withOnes() : keys;
    }

    private boolean spans(Case instance) {
        var features = features(instance);
        return features.rank() == features.columns();
    }

    /// p moved from q where no key sees it.
    private Case unseen(Case instance) {
        int width = instance.row("q").size();
        return features(instance)
                .nullVector()
                .map(direction ->
                        instance.withRow("p", moved(instance, direction.subList(0, width), direction.getLast())))
                .orElse(instance);
    }

    List<BigFraction> moved(Case instance, List<BigFraction> direction, BigFraction offset) {
        return Entrywise.plus(instance.row("q"), ONE, direction);
    }

    @Override
    Finding find(Case instance) {
        var text = Definitions.written(instance.setting());
        var one = Rows.exact(text, instance.rows("K"), instance.row("p"));
        var other = Rows.exact(text, instance.rows("K"), instance.row("q"));
        return one.isEmpty() || other.isEmpty()
                ? exact(true, "one of the two rows is undefined")
                : exact(!Rows.same(one.get(), other.get()), "the rows are " + one.get() + " and " + other.get());
    }
}
