package dev.attest.experiments.studies.locality;

import dev.attest.experiments.study.Trial;
import java.util.Map;
import java.util.TreeMap;

/// One treatment of the study, with the names that its parameters have in trials and results.
///
/// @param part       `code`, `images` or `row`
/// @param projection how queries and keys are made of the tokens of an image; `none` where there is only a code
/// @param code       `with` or `without`, the positional code
/// @param scale      the factor c of the product of query and key
/// @param features   the number of non-negative features, or `none`
record Cell(String part, String projection, String code, String mechanism, String scale, String features) {
    static final String CODE = "code";
    static final String IMAGES = "images";
    static final String ROW = "row";
    static final String WITH = "with";
    static final String WITHOUT = "without";
    static final String NONE = "none";
    static final String PRINCIPAL = "principal";
    static final String RANDOM = "random";

    /// The treatment of a row that shows the image itself.
    static final String PICTURE = "picture";

    /// Queries and keys are the positional code.
    static Cell ofCode(LocalMechanism mechanism, String scale, int features) {
        return new Cell(CODE, NONE, WITH, mechanism.id(), scale, count(mechanism, features));
    }

    /// Queries and keys are made of an image.
    ///
    /// @param features rows of W, where the mechanism takes that
    /// @param width    of what is made of a token, without its code
    static Cell ofImage(
            LocalMechanism mechanism, String projection, String code, String scale, int features, int width) {
        int d = width + (code.equals(WITH) ? GridTokens.CODE_WIDTH : 0);
        int count = mechanism.isAsWideAsItsFeatures() ? d : features;
        return new Cell(IMAGES, projection, code, mechanism.id(), scale, count(mechanism, count));
    }

    private static String count(LocalMechanism mechanism, int features) {
        return mechanism.hasFeatures() ? Integer.toString(features) : NONE;
    }

    /// The same treatment, of which one row is kept.
    Cell row() {
        return new Cell(ROW, projection, code, mechanism, scale, features);
    }

    /// The image of the block, as its rows are shown.
    Cell picture() {
        return new Cell(ROW, projection, code, PICTURE, scale, NONE);
    }

    Trial trial(int draw) {
        return Trial.of(Map.of("part", part, "draw", draw), treatment());
    }

    Map<String, String> where() {
        var where = new TreeMap<>(treatment());
        where.put("part", part);
        return where;
    }

    private Map<String, String> treatment() {
        return Map.of(
                "projection", projection, "code", code, "mechanism", mechanism, "scale", scale, "features", features);
    }
}
