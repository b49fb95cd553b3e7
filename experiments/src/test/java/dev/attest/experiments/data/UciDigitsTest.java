package dev.attest.experiments.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.attest.experiments.study.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UciDigitsTest {
    @TempDir
    Path data;

    @BeforeEach
    void writeThreeSmallFiles() throws IOException {
        Files.createDirectories(data.resolve("digits"));
        write("optdigits.tra", "# the last number is the class\n" + line(0, 3) + line(1, 4));
        write("optdigits.hol", line(2, 5));
        write("optdigits.tes", line(16, 9));
    }

    @Test
    void trainingImagesAreThoseOfTwoFilesInOrder() {
        var digits = UciDigits.read(data);
        assertEquals(List.of(3, 4, 5), digits.train().stream().map(Digit::label).toList());
        assertEquals(16, digits.test().getFirst().pixels()[63]);
        assertEquals(9, digits.test().getFirst().label());
    }

    @Test
    void aPixelOutOfRangeIsNamedWithItsLine() throws IOException {
        write("optdigits.hol", line(2, 5) + line(17, 5));
        assertEquals(
                data.resolve("digits/optdigits.hol") + ":2: pixel 1: expected a whole number from 0 to 16, got '17'",
                message());
    }

    @Test
    void aClassThatIsNoDigitIsNamed() throws IOException {
        write("optdigits.tes", line(2, 10));
        assertEquals(
                data.resolve("digits/optdigits.tes") + ":1: class: expected a whole number from 0 to 9, got '10'",
                message());
    }

    @Test
    void aShortLineIsNamed() throws IOException {
        write("optdigits.tra", "# first\n1,2,3\n");
        assertEquals(
                data.resolve("digits/optdigits.tra") + ":2: expected 64 numbers and the class, got 3 fields",
                message());
    }

    @Test
    void wordsAreNoPixels() throws IOException {
        write("optdigits.tra", line(1, 1).replaceFirst("1", "one"));
        assertEquals(
                data.resolve("digits/optdigits.tra") + ":1: pixel 1: expected a whole number from 0 to 16, got 'one'",
                message());
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(data.resolve("digits/optdigits.tes"));
        assertEquals(
                data.resolve("digits/optdigits.tes") + ": expected a file of the UCI digits, found none", message());
    }

    @Test
    void theOptionComesBeforeTheEnvironment() {
        var other = data.resolve("digits");
        assertEquals(Optional.of(other), DataFolder.find(Optional.of(other), Map.of("ATTEST_DATA", data.toString())));
        assertEquals(Optional.of(data), DataFolder.find(Optional.empty(), Map.of("ATTEST_DATA", data.toString())));
        assertEquals(Optional.empty(), DataFolder.find(Optional.empty(), Map.of()));
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        var absent = data.resolve("absent");
        var refused = assertThrows(BadInput.class, () -> DataFolder.find(Optional.of(absent), Map.of()));
        assertEquals("--data: expected a folder, got " + absent, refused.getMessage());
    }

    @Test
    void theNearestNeighbourOfAnImageIsTheClosest() throws IOException {
        write("optdigits.tes", line(0, 3) + line(2, 5) + line(16, 9));
        assertEquals(2, NearestNeighbour.correct(UciDigits.read(data)));
    }

    private String message() {
        return String.valueOf(
                assertThrows(BadInput.class, () -> UciDigits.read(data)).getMessage());
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(data.resolve("digits").resolve(name), content);
    }

    private static String line(int pixel, int label) {
        return String.join(",", Collections.nCopies(64, Integer.toString(pixel))) + "," + label + "\n";
    }
}
