package dev.attest.kernels.family;

import dev.attest.kernels.strip.Operand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Gradients by parameters, in doubles: each task sums its own, and the tasks are summed in order.
final class ParameterSums {
    private final Set<String> names;
    private final Task[] tasks;

    ParameterSums(Set<String> names, int tasks) {
        this.names = names;
        this.tasks = new Task[tasks];
        for (int task = 0; task < tasks; task++) {
            this.tasks[task] = new Task();
        }
    }

    Task task(int number) {
        return tasks[number];
    }

    /// Adds what all tasks have found.
    void addTo(Map<String, double[]> gradients) {
        for (var task : tasks) {
            task.sums.forEach((name, sum) -> {
                var gradient = gradients.get(name);
                for (int entry = 0; gradient != null && entry < sum.length; entry++) {
                    gradient[entry] += sum[entry];
                }
            });
        }
    }

    /// The sums of one task.
    final class Task {
        private final Map<String, double[]> sums = new LinkedHashMap<>();

        boolean asksFor(String name) {
            return names.contains(name);
        }

        /// Adds an adjoint over the first `count` lanes.
        void add(String name, Operand adjoint, int entries, int count) {
            var sum = sums.computeIfAbsent(name, _ -> new double[entries]);
            for (int entry = 0; entry < entries; entry++) {
                int at = adjoint.at(entry);
                for (int lane = 0; lane < count; lane++) {
                    sum[entry] += adjoint.data()[at + (adjoint.spread() ? 0 : lane)];
                }
            }
        }
    }
}
