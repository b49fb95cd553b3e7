package dev.attest.experiments.data;

import dev.attest.experiments.study.BadInput;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Optical Recognition of Handwritten Digits [UCI Machine Learning Repository, Alpaydin and Kaynak 1998]: lines
/// of 64 whole numbers 0..16 and the class, separated by commas; lines that start with `#` are skipped.
/// Training images are those of `optdigits.tra`, then `optdigits.hol`; `optdigits.tes` is for testing.
public final class UciDigits {
    private static final String FOLDER = "digits";
    private static final String TRAINING = "optdigits.tra";
    private static final String HELD_OUT = "optdigits.hol";
    private static final String TEST = "optdigits.tes";

    private UciDigits() {}

    /// @param data the folder that holds the folder `digits`
    /// @throws BadInput if a file is missing or a line is malformed
    public static DigitSet read(Path data) {
        var folder = data.resolve(FOLDER);
        var train = new ArrayList<>(readFile(folder.resolve(TRAINING)));
        train.addAll(readFile(folder.resolve(HELD_OUT)));
        return new DigitSet("uci", train, readFile(folder.resolve(TEST)));
    }

    private static List<Digit> readFile(Path file) {
        var digits = new ArrayList<Digit>();
        int number = 0;
        for (var line : lines(file)) {
            number++;
            if (!line.startsWith("#")) {
                digits.add(parse(line, file + ":" + number));
            }
        }
        if (digits.isEmpty()) {
            throw new BadInput(file + ": expected images, got none");
        }
        return digits;
    }

    private static List<String> lines(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput(file + ": expected a file of the UCI digits, found none");
        }
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException binary) {
            throw new BadInput(file + ": expected text, got bytes that are not UTF-8");
        } catch (IOException unreadable) {
            throw new BadInput(file + ": expected a readable file, got " + unreadable.getMessage());
        }
    }

    private static Digit parse(String line, String where) {
        var fields = line.split(",", -1);
        if (fields.length != DigitSet.PIXELS + 1) {
            throw new BadInput(where + ": expected 64 numbers and the class, got " + fields.length + " fields");
        }
        var pixels = new int[DigitSet.PIXELS];
        for (int place = 0; place < pixels.length; place++) {
            pixels[place] = whole(fields[place], DigitSet.BRIGHTEST, where + ": pixel " + (place + 1));
        }
        return new Digit(pixels, whole(fields[DigitSet.PIXELS], DigitSet.CLASSES - 1, where + ": class"));
    }

    private static int whole(String text, int most, String where) {
        var expected = where + ": expected a whole number from 0 to " + most + ", got '" + text + "'";
        try {
            int value = Integer.parseInt(text.strip());
            if (value < 0 || value > most) {
                throw new BadInput(expected);
            }
            return value;
        } catch (NumberFormatException malformed) {
            throw new BadInput(expected);
        }
    }
}
