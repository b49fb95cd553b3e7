package dev.attest.experiments.study;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A study's settings as names and texts, and back. A setting is a component of the study's record: a whole
/// number (`int`), a number (`double`) or a text.
public final class Settings {
    private Settings() {}

    /// The settings in order of name.
    public static SortedMap<String, String> texts(Record settings) {
        var texts = new TreeMap<String, String>();
        for (var component : settings.getClass().getRecordComponents()) {
            texts.put(component.getName(), read(settings, component).toString());
        }
        return Collections.unmodifiableSortedMap(texts);
    }

    /// The defaults with some settings replaced.
    ///
    /// @throws BadInput if a name is not a setting or a text is not of its type
    public static <S extends Record> S with(S defaults, Map<String, String> changes) {
        var components = defaults.getClass().getRecordComponents();
        refuseUnknown(components, changes);
        var values = Arrays.stream(components)
                .map(component -> changes.containsKey(component.getName())
                        ? parse(component, changes.get(component.getName()))
                        : read(defaults, component))
                .toArray();
        return create(defaults, components, values);
    }

    private static void refuseUnknown(RecordComponent[] components, Map<String, String> changes) {
        var known = Arrays.stream(components).map(RecordComponent::getName).toList();
        for (var name : changes.keySet()) {
            if (!known.contains(name)) {
                throw new BadInput("setting: expected one of " + String.join(", ", known) + ", got '" + name + "'");
            }
        }
    }

    private static Object parse(RecordComponent component, String text) {
        var type = component.getType();
        try {
            if (type == int.class) {
                return positive(component, Integer.parseInt(text));
            }
            return type == double.class ? (Object) Double.parseDouble(text) : text;
        } catch (NumberFormatException malformed) {
            var expected = type == int.class ? "a whole number" : "a number";
            throw new BadInput(component.getName() + ": expected " + expected + ", got '" + text + "'");
        }
    }

    private static Object positive(RecordComponent component, int value) {
        if (value <= 0) {
            throw new BadInput(component.getName() + ": expected a positive whole number, got " + value);
        }
        return value;
    }

    private static Object read(Record settings, RecordComponent component) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (IllegalAccessException | InvocationTargetException failure) {
            throw new IllegalStateException(component + ": expected a public accessor of a public record", failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static <S extends Record> S create(S defaults, RecordComponent[] components, Object[] values) {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        try {
            return (S) defaults.getClass().getConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof BadInput badInput) {
                throw badInput;
            }
            throw new IllegalStateException(describe(defaults, components), refused);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(describe(defaults, components), failure);
        }
    }

    private static String describe(Record settings, RecordComponent[] components) {
        return settings.getClass().getName() + ": expected a public record of "
                + Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.joining(", "));
    }
}
