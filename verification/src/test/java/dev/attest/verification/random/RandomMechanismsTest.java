package dev.attest.verification.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.Checker;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.json.CertificateFile;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.property.Properties;
import dev.attest.theory.statement.Goal;
import dev.attest.verification.grammar.Mechanisms;
import dev.attest.verification.refute.Refuters;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Fifty random mechanisms, two hundred random points each; with the profile `deep` five hundred, ten thousand
/// points each.
class RandomMechanismsTest {
    private static final int MOST = 500;
    private static final AtomicInteger ASKED = new AtomicInteger();

    @Provide
    Arbitrary<String> texts() {
        return Mechanisms.any();
    }

    @Property(seed = "51", tries = MOST, edgeCases = EdgeCasesMode.NONE)
    void whateverIsShownOfARandomMechanismStandsUp(@ForAll("texts") String text) {
        if (ASKED.incrementAndGet() > Integer.getInteger("attest.random.mechanisms", 50)) {
            return;
        }
        var mechanism = MechanismReader.parse(text, "random.attn");
        var answers = Properties.scorecard(mechanism).answers();
        for (var answer : answers) {
            answer.goal()
                    .ifPresent(goal -> assertConfirmed(
                            mechanism, goal, answer.certificate().orElseThrow()));
        }
        assertEquals(
                Optional.empty(), Refuters.refute(mechanism, answers, Integer.getInteger("attest.random.points", 200)));
    }

    /// Also from the text of its file, which writes itself again.
    private static void assertConfirmed(Mechanism mechanism, Goal goal, Certificate certificate) {
        assertInstanceOf(Confirmed.class, Checker.check(mechanism, goal, certificate), mechanism.text());
        var file = new CertificateFile(mechanism, goal, certificate).text();
        var read = CertificateFile.parse(file.getBytes(StandardCharsets.UTF_8), "random.json");
        assertInstanceOf(Confirmed.class, Checker.check(read.mechanism(), read.goal(), read.certificate()), file);
        assertEquals(file, read.text());
    }
}
