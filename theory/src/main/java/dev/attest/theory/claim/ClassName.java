package dev.attest.theory.claim;

import java.util.Locale;

/// The words of a class name: `KeysSpanSpace` is `keys span space`.
final class ClassName {
    private ClassName() {}

    static String words(Class<?> type, String separator) {
        return type.getSimpleName().replaceAll("(?<=.)(?=\\p{Lu})", separator).toLowerCase(Locale.ROOT);
    }
}
