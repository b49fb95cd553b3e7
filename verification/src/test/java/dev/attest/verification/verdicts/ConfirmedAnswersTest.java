package dev.attest.verification.verdicts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.attest.theory.certificate.Checker;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.json.CertificateFile;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Properties;
import dev.attest.theory.statement.Verdict;
import dev.attest.verification.MechanismTexts;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever the mechanism: an answer with a certificate is confirmed anew, by the checker that knows nothing of
/// how it was found.
class ConfirmedAnswersTest {
    @Provide
    Arbitrary<String> texts() {
        return MechanismTexts.classical();
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.of(
                Properties.all().stream().map(property -> property.id()).toList());
    }

    @Property(seed = "31")
    void everyAnswerIsConfirmedAlsoFromItsFile(@ForAll("texts") String text, @ForAll("ids") String id) {
        var mechanism = MechanismReader.parse(text, "random.attn");
        var answer = Properties.find(id).orElseThrow().decide(mechanism);
        if (answer.certificate().isPresent()) {
            assertConfirmed(mechanism, answer);
        }
    }

    private static void assertConfirmed(Mechanism mechanism, Answer answer) {
        var goal = answer.goal().orElseThrow();
        var certificate = answer.certificate().orElseThrow();
        if (answer.verdict() != Verdict.NOT_APPLICABLE) {
            assertEquals(answer.verdict(), goal.verdict());
            assertEquals(answer.property(), goal.property());
        }
        assertInstanceOf(Confirmed.class, Checker.check(mechanism, goal, certificate), mechanism.text());
        var file = new CertificateFile(mechanism, goal, certificate).text();
        var read = CertificateFile.parse(file.getBytes(StandardCharsets.UTF_8), "random.json");
        assertInstanceOf(Confirmed.class, Checker.check(read.mechanism(), read.goal(), read.certificate()), file);
    }
}
