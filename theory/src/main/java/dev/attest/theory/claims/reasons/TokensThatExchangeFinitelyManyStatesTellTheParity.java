package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Why a table of states is enough for words of every length.
@AutoService(Claim.class)
public final class TokensThatExchangeFinitelyManyStatesTellTheParity extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.FINITELY_MANY_STATES;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all finite sets of states with outputs, two tokens that map it to itself and a threshold such that the "
                        + "token 0 keeps every state on its side of the threshold and the token 1 changes the side: after "
                        + "every word the output tells the parity of its ones.",
                "\\sigma(f_0(s)) = \\sigma(s),\\; \\sigma(f_1(s)) = -\\sigma(s) \\implies \\sigma(f_{x_T} \\cdots f_{x_1} s_0) "
                        + "= (-1)^{\\sum x_t} \\sigma(s_0)",
                List.of("x: every word of bits, tried up to 6", "the states are 0, 1, ..., the outputs beside them"),
                "By induction over the length of the word.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int count = 2 + random.nextInt(2);
        var outputs = IntStream.range(0, count).mapToObj(_ -> sign(random)).toList();
        return Case.of("")
                .withRow("outputs", outputs)
                .withRow("token 0", states(random, outputs, ONE))
                .withRow("token 1", states(random, outputs, number(-1)));
    }

    private static BigFraction sign(RandomGenerator random) {
        return number(random.nextBoolean() ? 1 : -1);
    }

    /// Mostly states on the side that is asked for.
    private static List<BigFraction> states(RandomGenerator random, List<BigFraction> outputs, BigFraction sign) {
        boolean right = random.nextInt(3) > 0;
        return IntStream.range(0, outputs.size())
                .mapToObj(state -> {
                    int shift = random.nextInt(outputs.size());
                    return IntStream.range(0, outputs.size())
                            .map(step -> (step + shift) % outputs.size())
                            .filter(next -> !right || outputs.get(next).equals(sign.multiply(outputs.get(state))))
                            .mapToObj(Reason::number)
                            .findFirst()
                            .orElse(number(state));
                })
                .toList();
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of("the token 0 keeps the side", instance -> keeps(instance, "token 0", ONE)),
                Hypothesis.of("the token 1 changes the side", instance -> keeps(instance, "token 1", number(-1))));
    }

    private static boolean keeps(Case instance, String token, BigFraction sign) {
        var outputs = instance.row("outputs");
        return IntStream.range(0, outputs.size())
                .allMatch(state -> outputs.get(
                                next(instance, token, number(state)).intValue())
                        .equals(sign.multiply(outputs.get(state))));
    }

    private static BigFraction next(Case instance, String token, BigFraction state) {
        return instance.row(token).get(state.intValue());
    }

    @Override
    Finding find(Case instance) {
        var outputs = instance.row("outputs");
        boolean told = parities(instance, number(0), outputs.getFirst(), 0);
        return exact(told, "whether every output tells the parity");
    }

    private static boolean parities(Case instance, BigFraction state, BigFraction side, int length) {
        return instance.row("outputs").get(state.intValue()).equals(side)
                && (length == Bits.LENGTH
                        || parities(instance, next(instance, "token 0", state), side, length + 1)
                                && parities(instance, next(instance, "token 1", state), side.negate(), length + 1));
    }
}
