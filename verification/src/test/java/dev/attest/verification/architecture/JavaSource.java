package dev.attest.verification.architecture;

import java.util.regex.Pattern;

/// How much code there is in a source file: without comments, and without what texts hold.
record JavaSource(String code) {
    private static final Pattern COMMENT_OR_TEXT = Pattern.compile(
            "(?<comment>//[^\n]*|/\\*.*?\\*/)|\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'",
            Pattern.DOTALL);
    private static final Pattern LOOP_HEAD = Pattern.compile("\\bfor \\([^;()]*(?:\\([^()]*\\)[^;()]*)*;[^;]*;");
    private static final Pattern PREAMBLE = Pattern.compile("(?m)^(?:import|package) [^;]*;");

    static JavaSource of(String text) {
        var code = COMMENT_OR_TEXT
                .matcher(text)
                .replaceAll(match ->
                        match.namedGroups().containsKey("comment") && match.group("comment") != null ? "" : "0");
        return new JavaSource(PREAMBLE.matcher(code).replaceAll(""));
    }

    /// Lines with something on them.
    int lines() {
        return (int) code.lines().filter(line -> !line.isBlank()).count();
    }

    /// What a semicolon ends; the head of a loop is one with its body.
    int statements() {
        return (int) LOOP_HEAD
                .matcher(code)
                .replaceAll("for")
                .chars()
                .filter(each -> each == ';')
                .count();
    }
}
