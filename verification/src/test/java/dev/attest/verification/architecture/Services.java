package dev.attest.verification.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The classes that implement a service, against those that [ServiceLoader] finds.
final class Services {
    private Services() {}

    /// Implementations on the class path that the loader does not find.
    static Set<String> forgotten(JavaClasses classes, Class<?> service) {
        var missing = implementations(classes, service);
        missing.removeAll(found(service));
        return missing;
    }

    /// Classes with no type below them, top level ones: others are parts of something.
    static Set<String> implementations(JavaClasses classes, Class<?> service) {
        return classes.stream()
                .filter(type -> type.isTopLevelClass() && type.isAssignableTo(service))
                .filter(type -> !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> found(Class<?> service) {
        return ServiceLoader.load(service).stream()
                .map(provider -> provider.type().getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
