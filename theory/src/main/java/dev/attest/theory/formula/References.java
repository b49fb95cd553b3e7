package dev.attest.theory.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which definition mentions which names.
///
/// @param mentions for each definition, all names in its body that are not its own arguments
public record References(Map<String, SortedSet<String>> mentions) {
    public static References of(Collection<Definition> definitions) {
        var mentions = new LinkedHashMap<String, SortedSet<String>>();
        definitions.forEach(definition -> mentions.put(definition.name(), names(definition)));
        return new References(mentions);
    }

    private static SortedSet<String> names(Definition definition) {
        var names = new TreeSet<String>();
        definition.body().all().forEach(part -> {
            switch (part) {
                case Expression.Name name -> names.add(name.name());
                case Expression.Call call -> names.add(call.function());
                default -> {}
            }
        });
        definition.arguments().forEach(names::remove);
        return names;
    }

    /// Everything that the roots need, themselves included.
    public Set<String> reachable(Collection<String> roots) {
        var reached = new HashSet<String>(roots);
        var open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            for (var name : mentions.getOrDefault(open.pop(), new TreeSet<>())) {
                if (reached.add(name)) {
                    open.push(name);
                }
            }
        }
        return reached;
    }

    /// Definitions that mention each other round a circle, each the next, if there are any: those that remain
    /// when definitions without open mentions are taken away until none is left.
    Optional<List<String>> circle() {
        var open = new LinkedHashMap<String, Set<String>>();
        mentions.forEach((name, mentioned) -> open.put(name, new TreeSet<>(mentioned)));
        open.values().forEach(mentioned -> mentioned.retainAll(mentions.keySet()));
        var users = users();
        var done = new ArrayDeque<String>();
        open.forEach((name, mentioned) -> {
            if (mentioned.isEmpty()) {
                done.add(name);
            }
        });
        while (!done.isEmpty()) {
            var name = done.pop();
            open.remove(name);
            for (var user : users.getOrDefault(name, List.of())) {
                var left = open.getOrDefault(user, Set.of());
                if (left.remove(name) && left.isEmpty()) {
                    done.add(user);
                }
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(walk(open));
    }

    private Map<String, List<String>> users() {
        var users = new LinkedHashMap<String, List<String>>();
        mentions.forEach((name, mentioned) -> mentioned.forEach(
                used -> users.computeIfAbsent(used, key -> new ArrayList<>()).add(name)));
        return users;
    }

    /// Every definition that is left mentions another that is left, so a walk must come back to where it has
    /// been.
    private static List<String> walk(Map<String, Set<String>> open) {
        var path = new ArrayList<String>();
        var seen = new LinkedHashMap<String, Integer>();
        var name = open.keySet().iterator().next();
        while (!seen.containsKey(name)) {
            seen.put(name, path.size());
            path.add(name);
            name = open.getOrDefault(name, Set.of()).iterator().next();
        }
        return path.subList(seen.getOrDefault(name, 0), path.size());
    }
}
