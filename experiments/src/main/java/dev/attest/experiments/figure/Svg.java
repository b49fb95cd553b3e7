package dev.attest.experiments.figure;

import java.util.Locale;

/// A picture being written, element by element. Coordinates have two decimal places at most.
final class Svg {
    static final double FONT_SIZE = 13;
    private static final double CHARACTER_WIDTH = .55;

    private static final String STYLE = """
            <style>
            .attest-figure text { font: 13px "Helvetica Neue", Arial, "Liberation Sans", sans-serif; fill: #1b1b1b; }
            .attest-figure .title { font-size: 15px; font-weight: 600; }
            .attest-figure .paper { fill: #ffffff; }
            .attest-figure .grid { stroke: #d9d9d9; stroke-width: 1; }
            .attest-figure .axis { stroke: #1b1b1b; stroke-width: 1; fill: none; }
            .attest-figure .reference { stroke: #1b1b1b; stroke-width: 1.5; fill: none; }
            @media screen and (prefers-color-scheme: dark) {
              .attest-figure text { fill: #e8e8e8; }
              .attest-figure .paper { fill: #16181c; }
              .attest-figure .grid { stroke: #454545; }
              .attest-figure .axis, .attest-figure .reference { stroke: #e8e8e8; }
            }
            </style>
            """;

    private final StringBuilder text = new StringBuilder();

    /// @param title read out by screen readers
    Svg(double width, double height, String title) {
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"attest-figure\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\" role=\"img\">\n<title>")
                .append(escape(title))
                .append("</title>\n")
                .append(STYLE);
        text.append("<rect class=\"paper\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\"/>\n");
    }

    static String number(double value) {
        var fixed = String.format(Locale.ROOT, "%.2f", value);
        var trimmed = fixed.replaceFirst("\\.?0+$", "");
        return trimmed.equals("-0") ? "0" : trimmed;
    }

    static String escape(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// About how wide a text is set.
    static double widthOf(String content) {
        return content.length() * CHARACTER_WIDTH * FONT_SIZE;
    }

    void line(String style, double fromX, double fromY, double toX, double toY) {
        text.append("<line ")
                .append(style)
                .append(" x1=\"")
                .append(number(fromX))
                .append("\" y1=\"")
                .append(number(fromY))
                .append("\" x2=\"")
                .append(number(toX))
                .append("\" y2=\"")
                .append(number(toY))
                .append("\"/>\n");
    }

    /// @param anchor `start`, `middle` or `end`
    void label(String content, double x, double y, String anchor) {
        styled("", content, x, y, anchor);
    }

    /// @param size of the letters
    void label(String content, double x, double y, String anchor, double size) {
        styled(" style=\"font-size:" + number(size) + "px\"", content, x, y, anchor);
    }

    void title(String content, double x, double y) {
        styled(" class=\"title\"", content, x, y, "start");
    }

    void upwards(String content, double x, double y) {
        var turn = " transform=\"rotate(-90 " + number(x) + " " + number(y) + ")\"";
        styled(turn, content, x, y, "middle");
    }

    void path(String style, String steps) {
        text.append("<path ").append(style).append(" d=\"").append(steps).append("\"/>\n");
    }

    /// From its upper left corner.
    void rectangle(String style, double left, double top, double width, double height) {
        path(
                style,
                "M" + number(left) + " " + number(top) + "h" + number(width) + "v" + number(height) + "h"
                        + number(-width) + "Z");
    }

    void circle(String style, double x, double y, double radius) {
        text.append("<circle ")
                .append(style)
                .append(" cx=\"")
                .append(number(x))
                .append("\" cy=\"")
                .append(number(y))
                .append("\" r=\"")
                .append(number(radius))
                .append("\"/>\n");
    }

    String finish() {
        return text + "</svg>\n";
    }

    private void styled(String attributes, String content, double x, double y, String anchor) {
        text.append("<text")
                .append(attributes)
                .append(" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(escape(content))
                .append("</text>\n");
    }
}
