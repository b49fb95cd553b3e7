package dev.attest.experiments.studies.separation;

import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.separation.ColumnLaw;
import dev.attest.theory.separation.Law;
import dev.attest.theory.separation.LoneLaw;
import dev.attest.theory.separation.Network;
import dev.attest.theory.separation.RegressionLaw;
import dev.attest.theory.separation.RegressionSetting;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Simulation;
import dev.attest.theory.separation.Unit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which networks see which datasets.
sealed interface Contest {
    ColumnLaw law();

    Simulation simulation();

    /// The networks that take part.
    List<Network> networks();

    /// Its numbers by name, exact.
    Map<String, String> texts();

    /// One unit is to tell the datasets apart and another is not to.
    record Pair(Setting setting, Unit strong, Unit weak) implements Contest {
        @Override
        public ColumnLaw law() {
            return Law.of(setting, strong, weak);
        }

        @Override
        public Simulation simulation() {
            return Simulation.of(setting, strong, weak);
        }

        @Override
        public List<Network> networks() {
            return List.of(Network.values());
        }

        @Override
        public Map<String, String> texts() {
            return described(setting, strong.text() + " against " + weak.text());
        }
    }

    /// One unit is to tell them apart by itself.
    record Alone(Setting setting, Unit unit) implements Contest {
        @Override
        public ColumnLaw law() {
            return LoneLaw.of(setting, unit);
        }

        @Override
        public Simulation simulation() {
            return Simulation.alone(setting, unit);
        }

        @Override
        public List<Network> networks() {
            return List.of(Network.STRONG_FIRST, Network.STRONG_SECOND);
        }

        @Override
        public Map<String, String> texts() {
            return described(setting, unit.text() + " alone");
        }
    }

    /// Softmax against linear weights on logits of two values.
    record Regression(RegressionSetting setting) implements Contest {
        @Override
        public ColumnLaw law() {
            return RegressionLaw.of(setting);
        }

        @Override
        public Simulation simulation() {
            return Simulation.of(setting);
        }

        @Override
        public List<Network> networks() {
            return List.of(Network.values());
        }

        @Override
        public Map<String, String> texts() {
            return Map.of(
                    "networks", "softmax against linear regression",
                    "n", Integer.toString(setting.n()),
                    "low", Integer.toString(setting.low()),
                    "low odds", ExactText.text(setting.lowOdds()),
                    "high odds", ExactText.text(setting.highOdds()),
                    "spike", Integer.toString(setting.spike()),
                    "threshold", ExactText.text(setting.threshold()));
        }
    }

    private static Map<String, String> described(Setting setting, String networks) {
        var texts = new TreeMap<String, String>(setting.texts());
        var weights = setting.weights();
        texts.put(
                "weights",
                ExactText.text(weights.special()) + " " + ExactText.text(weights.group()) + " "
                        + ExactText.text(weights.constant()));
        texts.put("networks", networks);
        return texts;
    }
}
