package dev.attest.kernels.strip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where the steps of a program keep their values in one array. A panel's place is used again once nothing
/// reads it, and at once where a step works entry by entry, so that a chain of such steps stays in one strip.
final class Slots {
    private record Free(int at, int length) {}

    private final List<Step> steps;
    private final int lanes;
    private final int[] lastReader;
    private final int[] places;
    private final List<Free> free = new ArrayList<>();
    private int end;

    Slots(List<Step> steps, List<Integer> roots, int lanes) {
        this.steps = steps;
        this.lanes = lanes;
        this.lastReader = new int[steps.size()];
        this.places = new int[steps.size()];
        Arrays.fill(places, -1);
        for (int number = 0; number < steps.size(); number++) {
            for (int part : steps.get(number).parts()) {
                lastReader[part] = number;
            }
        }
        roots.forEach(root -> lastReader[root] = Integer.MAX_VALUE);
        steps.stream().filter(Step::uniform).forEach(this::place);
        steps.stream().filter(step -> !step.uniform()).forEach(this::place);
    }

    /// The place of each step, or -1 for a leaf.
    int[] places() {
        return places;
    }

    /// Numbers that the array must hold.
    int length() {
        return end;
    }

    private void place(Step step) {
        int number = steps.indexOf(step);
        if (step.operation() instanceof Operation.Leaf) {
            return;
        }
        int over = overwritten(step, number);
        places[number] = over >= 0 ? places[over] : take(length(step));
        for (int part : step.parts().stream().distinct().toList()) {
            if (part != over && dies(part, number)) {
                free.add(new Free(places[part], length(steps.get(part))));
            }
        }
    }

    private int length(Step step) {
        return step.uniform() ? step.size() : Math.multiplyExact(step.size(), lanes);
    }

    private boolean dies(int part, int reader) {
        return places[part] >= 0 && !steps.get(part).uniform() && lastReader[part] == reader;
    }

    private int overwritten(Step step, int number) {
        boolean entryByEntry = switch (step.operation()) {
            case Operation.Map _, Operation.EluAndOne _, Operation.Meet _, Operation.Raise _ -> !step.uniform();
            default -> false;
        };
        return step.parts().stream()
                .filter(part ->
                        entryByEntry && dies(part, number) && steps.get(part).size() == step.size())
                .findFirst()
                .orElse(-1);
    }

    private int take(int length) {
        var found = free.stream().filter(place -> place.length >= length).findFirst();
        if (found.isPresent()) {
            free.remove(found.get());
            return found.get().at;
        }
        int at = end;
        end = Math.addExact(end, length);
        return at;
    }
}
