package dev.attest.experiments.figure;

/// Colours that people with any colour vision tell apart, on white and on black [Okabe and Ito 2008], each with
/// a dash of its own for those who print in black.
final class Palette {
    private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a8a8a"
    };
    private static final String[] DASHES = {"none", "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "1 4"};

    private static final String[] REFERENCE_DASHES = {"8 5", "2 4"};

    private Palette() {}

    static String colour(int index) {
        return COLOURS[index % COLOURS.length];
    }

    static String stroke(int index) {
        return "fill=\"none\" stroke=\"" + colour(index) + "\" stroke-width=\"2\" stroke-linejoin=\"round\""
                + " stroke-dasharray=\"" + DASHES[(index + index / COLOURS.length) % DASHES.length] + "\"";
    }

    /// A thin line in the colour of the text.
    static String reference(int index) {
        return "class=\"reference\" stroke-dasharray=\"" + REFERENCE_DASHES[index % REFERENCE_DASHES.length] + "\"";
    }

    static String fill(int index) {
        return "fill=\"" + colour(index) + "\"";
    }

    static String band(int index) {
        return "fill=\"" + colour(index) + "\" fill-opacity=\"0.18\"";
    }
}
