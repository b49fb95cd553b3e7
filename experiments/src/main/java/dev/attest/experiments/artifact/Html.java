package dev.attest.experiments.artifact;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Pieces of a page. Everything that is not markup of ours is escaped here.
public final class Html {
    private Html() {}

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    public static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>\n";
    }

    public static String list(List<String> sentences) {
        return sentences.stream()
                .map(Html::escape)
                .collect(Collectors.joining("</li>\n<li>", "<ul>\n<li>", "</li>\n</ul>\n"));
    }

    public static String heading(String text) {
        return "<h3>" + escape(text) + "</h3>\n";
    }

    /// A link to a place on the same page.
    public static String link(String anchor, String text) {
        return "<a href=\"#" + escape(anchor) + "\">" + escape(text) + "</a>";
    }

    /// A verdict as a coloured word.
    public static String verdict(String words) {
        var style = words.equals("N/A") ? "not-applicable" : words.toLowerCase(Locale.ROOT);
        return "<span class=\"verdict " + escape(style) + "\">" + escape(words) + "</span>";
    }

    /// @param caption nothing where the heading says it
    /// @param rows    cells that are markup already; the first names the row
    public static String table(String caption, List<String> columns, List<List<String>> rows) {
        var html = new StringBuilder("<div class=\"wide\"><table>\n");
        if (!caption.isEmpty()) {
            html.append("<caption>").append(escape(caption)).append("</caption>\n");
        }
        html.append("<thead><tr>");
        columns.forEach(column ->
                html.append("<th scope=\"col\">").append(escape(column)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        rows.forEach(row -> html.append(row(row)));
        return html.append("</tbody>\n</table></div>\n").toString();
    }

    /// What a reader opens only if it matters to them.
    public static String details(String summary, String body) {
        return "<details><summary>" + escape(summary) + "</summary>\n" + body + "</details>\n";
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .skip(1)
                .collect(Collectors.joining(
                        "</td><td>", "<tr><th scope=\"row\">" + cells.getFirst() + "</th><td>", "</td></tr>\n"));
    }
}
