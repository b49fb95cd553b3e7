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

/// What uniform attention puts into windows of w x w, with the borders of the grid:
/// [UniformRowsPutTheShareOfAFullWindowIntoTheirWindows], repaired.
@AutoService(Claim.class)
public final class UniformRowsPutTheirBorderedShareIntoTheirWindows implements Claim.Universal<WindowsOnAGrid> {
    @Override
    public Statement statement() {
        return new Statement(
                "For all g >= 1, odd w <= 2g + 1 and t >= 0: uniform attention over a grid of g x g positions and t "
                        + "other tokens puts (w - (w^2 - 1)/(4g))^2 / (g^2 + t) of the mass into the windows of w x w "
                        + "on average over the queries of the grid; for w = 3 that is ((3g - 2)/g)^2 / (g^2 + t).",
                "\\frac1{g^2} \\sum_i \\frac{|N(i)|}{N} = \\frac1N \\Bigl(w - \\frac{w^2 - 1}{4g}\\Bigr)^2,\\quad N = "
                        + "g^2 + t",
                List.of(
                        "N(i): the positions of the grid at most (w - 1)/2 rows and columns from i, none across a "
                                + "border",
                        "g = 14 with a class token: w = 3 has 400/9653 = .0414 and not 9/197 = .0457, w = 5 has .1061, "
                                + "w = 7 has .1915"),
                "With h = (w - 1)/2 <= g, a line of g positions has g + 2 sum_(t=1..h) (g - t) = g w - h(h + 1) pairs "
                        + "at most h apart, so w - (w^2 - 1)/(4g) positions in a window on average; rows and columns "
                        + "are independent.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public WindowsOnAGrid draw(RandomGenerator random, int size) {
        return new WindowsOnAGrid(
                1 + random.nextInt(3 * size),
                random.nextInt(size + 1),
                random.nextInt(3),
                Math.max(0, random.nextInt(4) - 2));
    }

    @Override
    public List<Hypothesis<WindowsOnAGrid>> hypotheses() {
        return List.of(
                Hypothesis.of("the rows are uniform", instance -> instance.more() == 0),
                Hypothesis.of("w <= 2g + 1", instance -> instance.reach() <= instance.side()));
    }

    @Override
    public Finding conclusion(WindowsOnAGrid instance) {
        return new Finding.Exact(
                instance.meanMass().equals(instance.corrected()),
                "mean mass " + ExactText.text(instance.meanMass()) + ", the formula "
                        + ExactText.text(instance.corrected()));
    }
}
