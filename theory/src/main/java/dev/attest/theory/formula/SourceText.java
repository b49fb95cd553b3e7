package dev.attest.theory.formula;

/// The text of a mechanism, and the name by which messages speak of it (a path, mostly).
record SourceText(String origin, String text) {
    private static final int LONGEST_LINE = 160;
    private static final int LONGEST_QUOTE = 60;

    /// `origin:line:column: message`, the line, and a caret under the column.
    MechanismException error(Place place, String message) {
        var line = text.lines().skip(place.line() - 1L).findFirst().orElse("");
        int[] points = line.codePoints().map(SourceText::printable).toArray();
        int caret = Math.min(place.column() - 1, points.length);
        int from = points.length <= LONGEST_LINE ? 0 : Math.max(0, caret - LONGEST_LINE / 2);
        int to = Math.min(points.length, from + LONGEST_LINE);
        var shown = new String(points, from, to - from);
        var pad = new String(points, from, caret - from).replaceAll("[^\t]", " ");
        return new MechanismException(sentence(place, message) + "\n" + shown + "\n" + pad + "^");
    }

    /// `origin: message`, for what has no line.
    MechanismException error(String message) {
        return new MechanismException(origin + ": " + message);
    }

    String sentence(Place place, String message) {
        return origin + ":" + place + ": " + message;
    }

    /// What stands at a place, in single quotes.
    String quote(Place place) {
        int from = text.offsetByCodePoints(0, place.from());
        return quoted(text.substring(from, text.offsetByCodePoints(from, place.to() - place.from())));
    }

    /// A piece of the text in single quotes: on one line, and shortened where it is long.
    static String quoted(String piece) {
        var line = piece.strip().replaceAll("\\s+", " ");
        int[] points = line.codePoints().map(SourceText::printable).toArray();
        return points.length <= LONGEST_QUOTE
                ? "'" + new String(points, 0, points.length) + "'"
                : "'" + new String(points, 0, LONGEST_QUOTE) + "...'";
    }

    private static int printable(int point) {
        return Character.isISOControl(point) && point != '\t' ? '\uFFFD' : point;
    }
}
