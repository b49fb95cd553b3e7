package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.statement.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;

/// Every number of the figure rounds to what is printed.
record EveryPrintedNumberIsReproduced(Printed printed) implements Prediction {
    @Override
    public String sentence() {
        return "Each of the 96 printed numbers is within 0.005, half a unit of its last digit, of the number computed;"
                + " judged by enclosures.";
    }

    @Override
    public Judgement judge(Results results) {
        var outside = new ArrayList<String>();
        int open = 0;
        int count = 0;
        double largest = 0;
        for (var panel : Panel.values()) {
            for (var attention : Attention.values()) {
                for (int query = 0; attention.isDrawn() && query < panel.queries().size(); query++) {
                    var row = FigureExperiment.row(results, panel, attention, query);
                    for (int key = 0; key < row.size(); key++) {
                        var number = printed.row(panel, attention, query).get(key);
                        count++;
                        largest = Math.max(largest, Math.abs(difference(row.get(key), number)));
                        open += isWithin(row.get(key), number) || isOutside(row.get(key), number) ? 0 : 1;
                        if (isOutside(row.get(key), number)) {
                            outside.add("(" + panel.id() + ") " + attention.title() + " q" + (query + 1) + ", k"
                                    + (key + 1));
                        }
                    }
                }
            }
        }
        var verdict = !outside.isEmpty() ? Verdict.FAILS : open > 0 ? Verdict.UNDECIDED : Verdict.HOLDS;
        return new Judgement(
                verdict,
                count + " numbers, the largest difference is " + Numbers.fixed(largest, 5)
                        + (outside.isEmpty() ? "" : "; too far off: " + String.join("; ", outside)));
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
