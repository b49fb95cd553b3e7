package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One thing explained, for people and as JSON: a title and sections.
final class Page {
    private static final String INDENT = "  ";

    private final String title;
    private final List<Section> sections = new ArrayList<>();
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    Page(String kind, String name, String title) {
        this.title = title;
        json.put("kind", kind).put("name", name).put("title", title);
    }

    /// @param verbatim lines are kept as they are, not wrapped
    private record Section(String heading, List<String> paragraphs, boolean verbatim) {}

    /// Adds paragraphs under a heading; nothing if there are none.
    Page section(String heading, List<String> paragraphs) {
        return add(new Section(heading, paragraphs, false));
    }

    Page section(String heading, String paragraph) {
        return paragraph.isBlank() ? this : section(heading, List.of(paragraph));
    }

    /// Adds what programs ask for and people have read above; nothing if there is none.
    Page field(String name, List<String> values) {
        if (!values.isEmpty()) {
            var field = json.putArray(name);
            values.forEach(field::add);
        }
        return this;
    }

    /// Adds text that is shown to the letter.
    Page text(String heading, String text) {
        return add(new Section(heading, text.lines().toList(), true));
    }

    ObjectNode json() {
        return json;
    }

    List<String> lines(Terminal terminal) {
        var palette = new Palette(terminal.colour());
        var lines = new ArrayList<String>();
        lines.add(palette.strong(title));
        for (var section : sections) {
            lines.add("");
            lines.add(palette.strong(section.heading()));
            section.paragraphs().forEach(paragraph -> append(lines, paragraph, section.verbatim(), terminal.width()));
        }
        return lines;
    }

    private Page add(Section section) {
        if (!section.paragraphs().isEmpty()) {
            sections.add(section);
            var field = json.putArray(section.heading().toLowerCase(Locale.ROOT).replace(' ', '-'));
            section.paragraphs().forEach(field::add);
        }
        return this;
    }

    private static void append(List<String> lines, String paragraph, boolean verbatim, int width) {
        var parts = verbatim ? List.of(paragraph) : TextTable.wrapped(paragraph, width - INDENT.length());
        parts.forEach(part -> lines.add((INDENT + part).stripTrailing()));
    }
}
