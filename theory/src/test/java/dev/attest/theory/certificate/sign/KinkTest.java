package dev.attest.theory.certificate.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.SignSet;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a form is split: at linear kinks of an atom that is free, and nowhere else.
class KinkTest {
    private static final Map<String, SignSet> SYMBOLS =
            Map.of("x", SignSet.ANY, "y", SignSet.ANY, "$y1", SignSet.NONNEGATIVE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abs(x) | x = 0 by $y1",
                "abs(-1 + 2*x) | x = 1 / 2 by $y1",
                "sign(x) | x = 0 by $y1",
                "1 + exp(abs(x)) | x = 0 by $y1",
                "(1 + abs(x))^-1 | x = 0 by $y1",
                "sin(abs(x)) | x = 0 by $y1",
                "abs(-1 + $y1) | $y1 = 1 by $y2",
                "$y1*abs(x) | x = 0 by $y2",
                "abs(-1 + x^2) | none",
                "abs(-1 + x*y) | none",
                "abs(x + y) | none",
                "abs(-2 + exp(x)) | none",
                "sin(x) | none",
                "log(x) | none",
                "sum(t<d: abs(q[t])) | none"
            })
    void aKinkIsThatOfALinearFunctionOfOneAtom(String form, String kink) {
        var found = Kink.in(IndexNotation.read(form, SYMBOLS));
        assertEquals(
                kink,
                found.map(it -> it.atom().text() + " = " + it.at() + " by "
                                + it.variable().name())
                        .orElse("none"));
    }
}
