package dev.attest.verification.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// The rules that are not about rooms.
final class Rules {
    private static final String FORMULA = Rooms.packages("theory.formula");
    private static final String CERTIFICATE_JSON = Rooms.packages("theory.certificate.json");
    private static final String[] TRUSTED = {
        FORMULA,
        Rooms.packages("theory.scalar"),
        Rooms.packages("theory.statement"),
        Rooms.packages("theory.certificate")
    };
    private static final String[] CLOCKED = {
        Rooms.packages("experiments.run"),
        Rooms.packages("experiments.artifact"),
        Rooms.packages("experiments.cli"),
        Rooms.packages("experiments.bench"),
        Rooms.packages("kernels.ceiling")
    };

    /// Threads that watch the clock while they wait for work: it changes when they sleep, and nothing else.
    private static final DescribedPredicate<JavaClass> WAITING = DescribedPredicate.describe(
            "waits for work",
            type -> Set.of("Parallel", "Helper", "Crew").contains(type.getName().replaceAll(".*\\.|\\$.*", "")));
    private static final DescribedPredicate<JavaClass> PLAIN = resideInAnyPackage(TRUSTED)
            .or(resideInAnyPackage("java..", "org.apache.commons.math3.fraction", "org.jspecify.annotations"))
            .or(DescribedPredicate.describe(
                    "primitive", type -> type.getBaseComponentType().isPrimitive()));

    /// Sources of chance and of time, as owner -> names of methods.
    private static final Map<String, Set<String>> HIDDEN = Map.of(
            "java.lang.Math", Set.of("random"),
            "java.lang.StrictMath", Set.of("random"),
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
            "java.time.Instant", Set.of("now"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.util.Random", Set.of("<init>"),
            "java.util.concurrent.ThreadLocalRandom", Set.of("current"));

    private Rules() {}

    /// The trusted base stands on exact fractions; the grammar on ANTLR, and the files of certificates on
    /// Jackson.
    static ArchRule trustedBaseIsPlain() {
        var parser = resideInAPackage("org.antlr.v4.runtime..");
        var json = resideInAPackage("com.fasterxml.jackson..");
        return classes()
                .that()
                .resideInAnyPackage(TRUSTED)
                .should(dependOnlyOn(PLAIN, FORMULA, parser, CERTIFICATE_JSON, json))
                .as(
                        "the trusted base depends on the JDK and exact fractions; its grammar on ANTLR, its JSON on Jackson");
    }

    private static ArchCondition<JavaClass> dependOnlyOn(
            DescribedPredicate<JavaClass> plain,
            String parserPackage,
            DescribedPredicate<JavaClass> parser,
            String jsonPackage,
            DescribedPredicate<JavaClass> json) {
        return condition("depend on nothing else", (type, events) -> {
            boolean parses = resideInAPackage(parserPackage).test(type);
            boolean writes = resideInAPackage(jsonPackage).test(type);
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> {
                        var target = dependency.getTargetClass().getBaseComponentType();
                        return !plain.test(target)
                                && !(parses && parser.test(target))
                                && !(writes && json.test(target));
                    })
                    .forEach(dependency ->
                            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
        });
    }

    /// No class is open for extension by accident.
    static ArchRule classesAreClosed() {
        return classes()
                .that()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .and(DescribedPredicate.not(GENERATED))
                .should(condition("be final, abstract, sealed, a record, an enum or an interface", (type, events) -> {
                    if (!isClosed(type)) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " is open"));
                    }
                }));
    }

    private static boolean isClosed(JavaClass type) {
        return type.isInterface()
                || type.isEnum()
                || type.isRecord()
                || type.getModifiers().contains(JavaModifier.FINAL)
                || type.getModifiers().contains(JavaModifier.ABSTRACT)
                || type.reflect().isSealed();
    }

    /// What ANTLR writes.
    private static final DescribedPredicate<JavaClass> GENERATED = DescribedPredicate.describe(
            "generated from a grammar",
            type -> type.isAssignableTo("org.antlr.v4.runtime.Recognizer")
                    || type.getSimpleName().endsWith("BaseVisitor"));

    /// A result depends on nothing that is not among the inputs.
    static ArchRule nothingIsLeftToChance() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(CLOCKED)
                .and(DescribedPredicate.not(WAITING))
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "the target is a source of chance or time, or a generator without a seed", Rules::isHidden));
    }

    private static boolean isHidden(JavaAccess<?> access) {
        var target = access.getTarget();
        boolean unseeded = target.getOwner().getName().equals("java.util.SplittableRandom")
                && target.getFullName().endsWith("<init>()");
        return unseeded
                || HIDDEN.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName());
    }

    /// In every package null is excluded unless said otherwise.
    static ArchRule packagesAreNullMarked() {
        return classes().should(condition("live in a package marked @NullMarked", (type, events) -> {
            if (!isNullMarked(type.getPackageName(), type.reflect().getClassLoader())) {
                events.add(SimpleConditionEvent.violated(
                        type, type.getPackageName() + " has no @NullMarked package-info"));
            }
        }));
    }

    private static boolean isNullMarked(String packageName, ClassLoader loader) {
        try {
            return Class.forName(packageName + ".package-info", false, loader).isAnnotationPresent(NullMarked.class);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private interface Check {
        void check(JavaClass type, ConditionEvents events);
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.check(type, events);
            }
        };
    }
}
