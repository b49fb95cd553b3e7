package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The published base line of local mass, w²/N for windows of w x w: true of a query inside the grid, false on
/// average over all queries.
@AutoService(Claim.class)
public final class UniformRowsPutTheShareOfAFullWindowIntoTheirWindows implements Claim.Universal<WindowsOnAGrid> {
    @Override
    public Statement statement() {
        return new Statement(
                "For all g >= 3: uniform attention on a grid of g x g positions and a class token puts 9/N of "
                        + "the mass into the windows of 3 x 3 on average over the queries, N = g^2 + 1; for g = 14 "
                        + "that is 9/197 = .0457.",
                "\\frac1{g^2} \\sum_i \\frac{|N(i)|}{N} = \\frac{9}{N}",
                List.of("N(i): the positions at most one row and one column from i", "the average: over all queries"),
                "The window of a query at the border has 6 positions, at a corner 4.",
                new Source("han2024bridging", "Figure 4, the dotted line at 9/197"),
                Status.OBSERVATION,
                Verdict.FAILS,
                List.of(),
                Optional.of(UniformRowsPutTheirBorderedShareIntoTheirWindows.class));
    }

    @Override
    public List<String> notShown() {
        return List.of("Of one query inside the grid it is true; the line is a base line that uniform attention as a "
                + "whole does not reach.");
    }

    @Override
    public WindowsOnAGrid draw(RandomGenerator random, int size) {
        return new WindowsOnAGrid(2 + random.nextInt(4 * size), 1, 1, random.nextInt(2));
    }

    @Override
    public List<Hypothesis<WindowsOnAGrid>> hypotheses() {
        return List.of(
                Hypothesis.of("the rows are uniform", instance -> instance.more() == 0),
                Hypothesis.of("the windows are of 3 x 3", instance -> instance.reach() == 1),
                Hypothesis.of("the grid holds a window: g >= 3", instance -> instance.side() >= 3),
                Hypothesis.of("there is one class token", instance -> instance.outside() == 1));
    }

    @Override
    public Finding conclusion(WindowsOnAGrid instance) {
        return new Finding.Exact(
                instance.meanMass().equals(instance.fullWindow()),
                "mean mass " + ExactText.text(instance.meanMass()) + ", a full window "
                        + ExactText.text(instance.fullWindow()));
    }
}
