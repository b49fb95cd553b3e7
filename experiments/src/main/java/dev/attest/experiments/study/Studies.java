package dev.attest.experiments.study;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/// Every study there is, in order of id.
public final class Studies {
    private static final List<Study<?>> ALL = load();

    private Studies() {}

    public static List<Study<?>> all() {
        return ALL;
    }

    /// @throws BadInput if no study has the id
    public static Study<?> named(String id) {
        return ALL.stream()
                .filter(study -> study.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadInput("study: expected one of " + ids() + ", got '" + id + "'"));
    }

    private static String ids() {
        return ALL.stream().map(Study::id).collect(Collectors.joining(", "));
    }

    private static List<Study<?>> load() {
        return ServiceLoader.load(Study.class).stream()
                .<Study<?>>map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Study::id))
                .toList();
    }
}
