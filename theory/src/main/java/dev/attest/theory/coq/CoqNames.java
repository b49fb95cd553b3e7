package dev.attest.theory.coq;

/// Names and comments that cannot be mistaken for anything else by Coq.
final class CoqNames {
    private CoqNames() {}

    static String parameter(String name) {
        return plain("parameter_", name);
    }

    static String input(String name) {
        return plain("input_", name);
    }

    /// The tokens' inputs with a copy of each.
    static String copied(String name) {
        return plain("copied_", name);
    }

    static String state(String name) {
        return plain("state_", name);
    }

    private static String plain(String kind, String name) {
        return kind + name.replaceAll("[^A-Za-z0-9_]", "_");
    }

    /// A text within a comment: it can neither end the comment nor open a comment or a string in it.
    static String comment(String text) {
        return text.replace('"', '\'').replaceAll("\\(\\*", "( *").replaceAll("\\*\\)", "* )");
    }
}
