package dev.attest.verification.architecture;

import java.io.IOException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Loads the classes of the project anew, each when it is first needed, and remembers them: what some piece of
/// work reaches.
final class Reach extends ClassLoader {
    private static final String PROJECT = "dev.attest.";

    private final SortedSet<String> classes = new TreeSet<>();

    Reach() {
        super(Reach.class.getClassLoader());
    }

    /// The names of the classes of the project that were loaded so far.
    SortedSet<String> classes() {
        return Collections.unmodifiableSortedSet(classes);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PROJECT)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? load(name) : loaded;
        }
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        byte[] bytes = bytes(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        classes.add(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte @Nullable [] bytes(String name) throws ClassNotFoundException {
        try (var stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
