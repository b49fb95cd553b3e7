package dev.attest.verification.architecture;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.Checker;
import dev.attest.theory.certificate.Confirmation;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.statement.Goal;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// Has certificates confirmed by a checker of its own, to see which classes that takes. The definition is read
/// from its text there; goal and certificate, which are plain data, are carried over value by value.
final class Confirming {
    private final Reach reach = new Reach();

    SortedSet<String> classes() {
        return reach.classes();
    }

    boolean confirms(Mechanism mechanism, Goal goal, Certificate certificate) {
        try {
            var parse = reach.loadClass(MechanismReader.class.getName()).getMethod("parse", String.class, String.class);
            var check = Arrays.stream(reach.loadClass(Checker.class.getName()).getMethods())
                    .filter(method -> method.getName().equals("check"))
                    .findFirst()
                    .orElseThrow();
            var answer = check.invoke(
                    null, parse.invoke(null, mechanism.text(), mechanism.name()), carried(goal), carried(certificate));
            return answer.getClass().getName().equals(Confirmation.Confirmed.class.getName());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(mechanism.name() + ": " + goal.words(), e);
        }
    }

    private Object carried(Object value) throws ReflectiveOperationException {
        return switch (value) {
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case Optional<?> optional -> optional.isPresent() ? Optional.of(carried(optional.get())) : Optional.empty();
            case Enum<?> constant -> constant(constant);
            default -> value.getClass().getName().startsWith("dev.attest.") ? object(value) : value;
        };
    }

    private List<Object> list(List<?> list) throws ReflectiveOperationException {
        var copy = new ArrayList<>();
        for (var each : list) {
            copy.add(carried(each));
        }
        return copy;
    }

    private Map<Object, Object> map(Map<?, ?> map) throws ReflectiveOperationException {
        Map<Object, Object> copy = map instanceof SortedMap ? new TreeMap<>() : new LinkedHashMap<>();
        for (var entry : map.entrySet()) {
            copy.put(carried(entry.getKey()), carried(entry.getValue()));
        }
        return copy;
    }

    private Object constant(Enum<?> constant) throws ClassNotFoundException {
        return reach.loadClass(constant.getDeclaringClass().getName()).getEnumConstants()[constant.ordinal()];
    }

    /// A value is made of its first fields by the constructor that takes most.
    private Object object(Object value) throws ReflectiveOperationException {
        var constructor = constructor(reach.loadClass(value.getClass().getName()));
        var fields = Arrays.stream(value.getClass().getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .limit(constructor.getParameterCount())
                .toArray(Field[]::new);
        var parts = new Object[fields.length];
        for (int place = 0; place < parts.length; place++) {
            fields[place].setAccessible(true);
            parts[place] = carried(fields[place].get(value));
        }
        return constructor.newInstance(parts);
    }

    private static Constructor<?> constructor(Class<?> type) {
        var constructor = Arrays.stream(type.getDeclaredConstructors())
                .max(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow();
        constructor.setAccessible(true);
        return constructor;
    }
}
