package dev.attest.experiments.cli;

import dev.attest.experiments.run.WholeFile;
import dev.attest.experiments.study.BadInput;
import dev.attest.theory.separation.Law;
import dev.attest.theory.separation.LawFile;
import dev.attest.theory.separation.Pairing;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.UndefinedRow;
import dev.attest.theory.separation.Unit;
import dev.attest.theory.separation.Weights;
import dev.attest.theory.separation.WrittenNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// One instance of the two datasets of softmax's superiority, whose law is computed exactly.
final class InstanceOptions {
    private static final String STUDY = "separation";

    @Option(names = "--n", paramLabel = "N", required = true, description = "Tokens, a multiple of the groups.")
    private String n = "";

    @Option(names = "--groups", paramLabel = "G", required = true, description = "Groups; tokens have width G + 2.")
    private String groups = "";

    @Option(names = "--a0", paramLabel = "X", description = "Special entry of D0 (default: 1/10).")
    private String a0 = "1/10";

    @Option(names = "--a1", paramLabel = "X", description = "Special entry of D1 (default: 6/5).")
    private String a1 = "6/5";

    @Option(names = "--b", paramLabel = "X", description = "Entry of the group (default: 1/10).")
    private String b = "1/10";

    @Option(names = "--c", paramLabel = "X", description = "Constant entry (default: 1/2).")
    private String c = "1/2";

    @Option(names = "--gamma", paramLabel = "X", description = "By how much the threshold exceeds c (default: 1/10).")
    private String gamma = "1/10";

    @Option(names = "--columns", paramLabel = "M", description = "Columns of the readout (default: 10).")
    private String columns = "10";

    @Option(
            names = "--degree",
            paramLabel = "R",
            description = "Power of the logit in place of linear attention (default: 1).")
    private String degree = "1";

    @Option(names = "--cross", description = "Cross-attention whose special query and key are of different groups.")
    private boolean cross;

    @Option(names = "--certificate", paramLabel = "FILE", description = "Write the law for `attest verify`.")
    private @Nullable Path certificate;

    int answer(String study, Terminal terminal, boolean json) throws IOException {
        if (!study.equals(STUDY)) {
            throw new BadInput("--n: only the study " + STUDY + " has exact instances, got the study " + study);
        }
        var file = certificate;
        if (file != null) {
            OutputFile.require("--certificate", file);
        }
        int m = within("--columns", columns, LawFile.MOST_COLUMNS);
        var law = law();
        if (file != null) {
            byte[] text = LawFile.of(law, m).json().getBytes(StandardCharsets.UTF_8);
            WholeFile.write(file, stream -> stream.write(text));
        }
        var answer = new LawText(law, m);
        if (json) {
            terminal.say(JsonText.of(answer.json()));
        } else {
            terminal.sayAll(answer.lines());
        }
        return ExitCode.ANSWERED;
    }

    private Law law() {
        try {
            var setting = new Setting(
                    cross ? Pairing.CROSS : Pairing.SELF,
                    WrittenNumber.whole("--n", n),
                    within("--groups", groups, Setting.MOST_GROUPS),
                    number("--a0", a0),
                    number("--a1", a1),
                    number("--b", b),
                    number("--c", c),
                    number("--gamma", gamma),
                    Weights.IDENTITY);
            return Law.of(setting, Unit.SOFTMAX, new Unit.Power(within("--degree", degree, Unit.MOST_DEGREE)));
        } catch (UndefinedRow | IllegalArgumentException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()));
        }
    }

    private static BigFraction number(String name, String text) {
        return WrittenNumber.parse(name, text);
    }

    private static int within(String name, String text, int most) {
        try {
            long number = WrittenNumber.whole(name, text);
            if (number >= 1 && number <= most) {
                return (int) number;
            }
        } catch (IllegalArgumentException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()));
        }
        throw new BadInput(name + ": expected 1 to " + most + ", got " + text);
    }
}
