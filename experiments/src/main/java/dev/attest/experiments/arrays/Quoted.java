package dev.attest.experiments.arrays;

import java.util.stream.Collectors;

/// Text of a stranger's file as it may appear in a sentence: short, and in one line.
final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    /// Control characters become numbers in braces, and what is too long ends in dots.
    static String text(String raw) {
        var visible = raw.codePoints().limit(LONGEST).mapToObj(Quoted::visible).collect(Collectors.joining());
        return raw.codePointCount(0, raw.length()) > LONGEST ? visible + "..." : visible;
    }

    private static String visible(int point) {
        boolean plain = Character.isLetterOrDigit(point) || (point >= ' ' && point <= '~');
        return plain ? Character.toString(point) : "{" + Integer.toHexString(point) + "}";
    }
}
