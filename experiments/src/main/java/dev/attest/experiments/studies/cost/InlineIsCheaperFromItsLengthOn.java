package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// At every width of a head InLine attention is the cheaper one exactly from the stated length on.
record InlineIsCheaperFromItsLengthOn(int longest) implements Prediction {
    private static final Map<Integer, Integer> FIRST =
            new TreeMap<>(Map.of(8, 16, 16, 24, 24, 33, 32, 41, 64, 73, 128, 138));

    @Override
    public String sentence() {
        var lengths = FIRST.entrySet().stream()
                .map(each -> each.getValue() + " tokens for d = " + each.getKey())
                .collect(Collectors.joining(", "));
        return "Of all lengths up to " + longest
                + ", the products of InLine attention take fewer multiply-adds than those of"
                + " softmax attention exactly from these on: " + lengths + ".";
    }

    @Override
    public Judgement judge(Results results) {
        var wrong = Length.Crossover.all(results).stream()
                .filter(crossover -> !Integer.valueOf(crossover.first()).equals(FIRST.get(crossover.d()))
                        || crossover.lastNotCheaper() != crossover.first() - 1)
                .map(crossover -> "d = " + crossover.d() + ": from " + crossover.first() + " on, not at "
                        + crossover.lastNotCheaper())
                .toList();
        return wrong.isEmpty()
                ? new Judgement(Verdict.HOLDS, Length.WIDTHS.size() + " widths, every length tried")
                : new Judgement(Verdict.FAILS, String.join("; ", wrong));
    }
}
