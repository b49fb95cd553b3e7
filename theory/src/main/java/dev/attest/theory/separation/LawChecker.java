package dev.attest.theory.separation;

import dev.attest.theory.certificate.Confirmation;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.certificate.Confirmation.Rejected;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks the certificate of a law: each decision by the exact sign of the best row at the number of +1 where
/// it is said to begin to fire and at the one before; then what follows from the decisions, by counting.
/// Nothing is searched for.
public final class LawChecker {
    private final LawFile file;

    private LawChecker(LawFile file) {
        this.file = file;
    }

    public static Confirmation check(LawFile file) {
        return new LawChecker(file).check();
    }

    private Confirmation check() {
        Optional<Unit> strong = Unit.named(file.strong());
        Optional<Unit> weak = Unit.named(file.weak());
        if (strong.isEmpty() || weak.isEmpty()) {
            return new Rejected(strong.isEmpty() ? "strong" : "weak", "expected softmax, linear or degree r");
        }
        if (file.columns() < 1 || file.columns() > LawFile.MOST_COLUMNS) {
            return new Incomplete("columns from 1 to " + LawFile.MOST_COLUMNS + ", got " + file.columns());
        }
        Setting setting;
        try {
            setting = Setting.of(file.setting());
        } catch (IllegalArgumentException | ArithmeticException refused) {
            return new Rejected("setting", String.valueOf(refused.getMessage()));
        }
        return check(setting, strong.get(), weak.get());
    }

    private Confirmation check(Setting setting, Unit strong, Unit weak) {
        var thresholds = new EnumMap<Network, List<Integer>>(Network.class);
        for (var network : Network.values()) {
            List<LawFile.Decision> decisions = file.decisions().get(LawFile.name(strong, weak, network));
            if (decisions == null || file.decisions().size() != Network.values().length) {
                return new Rejected(
                        "decisions",
                        "expected those of " + LawFile.name(strong, weak, network)
                                + " and of the other three networks, got those of "
                                + file.decisions().keySet());
            }
            try {
                var firing = new Firing(setting, network.strong() ? strong : weak, network.dataset());
                Optional<Rejected> wrong = wrong(setting, firing, decisions, LawFile.name(strong, weak, network));
                if (wrong.isPresent()) {
                    return wrong.get();
                }
            } catch (UndefinedRow undefined) {
                return new Rejected("setting", String.valueOf(undefined.getMessage()));
            }
            thresholds.put(
                    network, decisions.stream().map(LawFile.Decision::from).toList());
        }
        return counted(LawFile.of(Law.counted(setting, strong, weak, thresholds), file.columns()));
    }

    private static Optional<Rejected> wrong(
            Setting setting, Firing firing, List<LawFile.Decision> decisions, String network) {
        List<SignClass> classes = SignClass.all(setting);
        if (decisions.size() != classes.size()) {
            return Optional.of(
                    new Rejected("decisions." + network, "expected " + classes.size() + " classes of signs"));
        }
        int others = RowKind.others(setting);
        for (int number = 0; number < classes.size(); number++) {
            int from = decisions.get(number).from();
            String place = "decisions." + network + "[" + number + "]";
            if (!decisions.get(number).signs().equals(classes.get(number).text())) {
                return Optional.of(new Rejected(
                        place + ".signs", "expected " + classes.get(number).text()));
            }
            if (from < 0 || from > others + 1) {
                return Optional.of(new Rejected(place + ".from", "expected 0 to " + (others + 1)));
            }
            if (from <= others && !firing.fires(classes.get(number), from)) {
                return Optional.of(new Rejected(place + ".from", "no row reaches the threshold at " + from));
            }
            if (from > 0 && firing.fires(classes.get(number), from - 1)) {
                return Optional.of(new Rejected(place + ".from", "a row reaches the threshold at " + (from - 1)));
            }
        }
        return Optional.empty();
    }

    /// Whether the counts in the file are those that follow from its decisions.
    private Confirmation counted(LawFile right) {
        if (!right.decisions().equals(file.decisions())) {
            return new Rejected("decisions", "the numbers of sign vectors are not those of the binomials");
        }
        var differing = new ArrayList<String>();
        for (Map.Entry<String, String> probability : right.probabilities().entrySet()) {
            if (!probability.getValue().equals(file.probabilities().get(probability.getKey()))) {
                differing.add(probability.getKey());
            }
        }
        if (!differing.isEmpty()
                || right.probabilities().size() != file.probabilities().size()) {
            return new Rejected("probabilities", "expected those that the decisions give, differing: " + differing);
        }
        if (!right.success().equals(file.success())) {
            return new Rejected("success", "expected the probability that bad, good and the columns give");
        }
        return new Confirmed(List.of());
    }
}
