package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.solver.RationalMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Why a function of the angle alone that is no trigonometric polynomial has matrices of every rank.
@AutoService(Claim.class)
public final class TranslatesSpanAsManyDimensionsAsThereAreFrequencies extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.TRANSLATION_INVARIANT_SPACES;
    }

    @Override
    public Statement statement() {
        return cited(
                "Every space of finite dimension of continuous functions on the circle that holds the translates of each "
                        + "of its functions is spanned by finitely many functions e^(i m t).",
                "\\dim V < \\infty,\\; f \\in V \\Rightarrow f(\\cdot - s) \\in V \\implies V = \\operatorname{span}"
                        + "\\{e^{i m t} : m \\in M\\},\\; |M| = \\dim V",
                List.of("V: every such space of continuous functions"),
                "Translations commute, so V splits into common eigenspaces, and a continuous character of the circle is "
                        + "e^(i m t). Tried on the cyclic group: the translates of g on n points span n - deg gcd(g(x), x^n "
                        + "- 1) dimensions, one for each frequency of g.",
                "anselone1964translation",
                "Theorem 1");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int count = 2 + random.nextInt(5);
        var first = Tokens.vector(random, count, 1);
        var rows = IntStream.range(0, count)
                .mapToObj(shift ->
                        shift > 0 && random.nextInt(12) == 0 ? Tokens.vector(random, count, 1) : shifted(first, shift))
                .toList();
        return Case.of("").with("rows", rows);
    }

    private static List<BigFraction> shifted(List<BigFraction> row, int shift) {
        int count = row.size();
        return IntStream.range(0, count)
                .mapToObj(place -> row.get((place + count - shift) % count))
                .toList();
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(Hypothesis.of(
                "the rows are the translates of the first",
                instance -> IntStream.range(0, instance.rows("rows").size())
                        .allMatch(shift ->
                                instance.rows("rows").get(shift).equals(shifted(instance.row("rows"), shift)))));
    }

    @Override
    Finding find(Case instance) {
        int count = instance.rows("rows").size();
        var circle = new ArrayList<>(Collections.nCopies(count + 1, ZERO));
        circle.set(0, number(-1));
        circle.set(count, ONE);
        int frequencies =
                count + 1 - Coefficients.common(circle, instance.row("rows")).size();
        int rank = new RationalMatrix(instance.rows("rows")).rank();
        return exact(rank == frequencies, "rank " + rank + ", frequencies " + frequencies);
    }
}
