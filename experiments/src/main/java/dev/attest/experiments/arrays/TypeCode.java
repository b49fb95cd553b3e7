package dev.attest.experiments.arrays;

import java.nio.ByteOrder;
import java.util.Map;

/// The code of a type in a header, such as `<f4`: a byte order, a kind and a number of bytes.
record TypeCode(ElementType type, ByteOrder order) {
    static final String EXPECTED = "numbers of type float16, float32 or float64";

    private static final Map<Character, String> OTHER_KINDS = Map.of(
            'b', "truth values",
            'i', "integers",
            'u', "unsigned integers",
            'c', "complex numbers",
            'O', "pickled objects",
            'S', "bytes",
            'U', "text",
            'M', "dates",
            'm', "durations",
            'V', "raw memory");

    static TypeCode of(String code, Place place) {
        var type = switch (code.length() == 3 ? code.substring(1) : "") {
            case "f2" -> ElementType.FLOAT16;
            case "f4" -> ElementType.FLOAT32;
            case "f8" -> ElementType.FLOAT64;
            default -> throw place.expected(EXPECTED, other(code));
        };
        return new TypeCode(
                type,
                switch (code.charAt(0)) {
                    case '<' -> ByteOrder.LITTLE_ENDIAN;
                    case '>' -> ByteOrder.BIG_ENDIAN;
                    default -> throw place.expected("a type with the byte order < or >", quoted(code));
                });
    }

    /// `integers ('<i8')`.
    private static String other(String code) {
        var kind = code.length() < 2 ? null : OTHER_KINDS.get(code.charAt(1));
        return kind == null ? quoted(code) : kind + " (" + quoted(code) + ")";
    }

    private static String quoted(String code) {
        return "'" + Quoted.text(code) + "'";
    }
}
