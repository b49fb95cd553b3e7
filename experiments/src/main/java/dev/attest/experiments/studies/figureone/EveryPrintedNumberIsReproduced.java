package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.statement.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Every number of the figure rounds to what is printed.
record EveryPrintedNumberIsReproduced(Printed printed) implements Prediction {
    @Override
    public String sentence() {
        return "Each of the 96 printed numbers is within 0.005, half a unit of its last digit, of the number"
                + " computed;"
                + " judged by enclosures.";
    }

    @Override
    public Judgement judge(Results results) {
        var numbers = numbers(results);
        var outside = numbers.stream()
                .filter(number -> isOutside(number.computed(), number.printed()))
                .map(PrintedNumber::name)
                .toList();
        boolean decided = numbers.stream().allMatch(number -> isWithin(number.computed(), number.printed()));
        double largest = numbers.stream()
                .mapToDouble(number -> Math.abs(difference(number.computed(), number.printed())))
                .max()
                .orElse(0);
        return new Judgement(
                !outside.isEmpty() ? Verdict.FAILS : decided ? Verdict.HOLDS : Verdict.UNDECIDED,
                numbers.size() + " numbers, the largest difference is " + Numbers.fixed(largest, 5)
                        + (outside.isEmpty() ? "" : "; too far off: " + String.join("; ", outside)));
    }

    private record PrintedNumber(String name, Enclosure computed, BigDecimal printed) {}

    private List<PrintedNumber> numbers(Results results) {
        var numbers = new ArrayList<PrintedNumber>();
        for (var panel : Panel.values()) {
            for (var attention : Attention.drawn()) {
                for (int query = 0; query < panel.queries().size(); query++) {
                    addRow(results, panel, attention, query, numbers);
                }
            }
        }
        return numbers;
    }

    private void addRow(Results results, Panel panel, Attention attention, int query, List<PrintedNumber> numbers) {
        var computed = FigureExperiment.row(results, panel, attention, query);
        for (int key = 0; key < computed.size(); key++) {
            numbers.add(new PrintedNumber(
                    "(" + panel.id() + ") " + attention.title() + " q" + (query + 1) + ", k" + (key + 1),
                    computed.get(key),
                    printed.row(panel, attention, query).get(key)));
        }
    }

    /// Certainly no more than half a unit away.
    static boolean isWithin(Enclosure computed, BigDecimal printed) {
        return new BigDecimal(computed.lo()).compareTo(printed.subtract(Printed.HALF_UNIT)) >= 0
                && new BigDecimal(computed.hi()).compareTo(printed.add(Printed.HALF_UNIT)) <= 0;
    }

    /// Certainly more than half a unit away.
    static boolean isOutside(Enclosure computed, BigDecimal printed) {
        return new BigDecimal(computed.hi()).compareTo(printed.subtract(Printed.HALF_UNIT)) < 0
                || new BigDecimal(computed.lo()).compareTo(printed.add(Printed.HALF_UNIT)) > 0;
    }

    /// Computed less printed.
    static double difference(Enclosure computed, BigDecimal printed) {
        return new BigDecimal(computed.lo()).subtract(printed).doubleValue();
    }
}
