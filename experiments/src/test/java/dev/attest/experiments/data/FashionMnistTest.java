package dev.attest.experiments.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.attest.experiments.study.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FashionMnistTest {
    private static final String IMAGES = "t10k-images-idx3-ubyte.gz";
    private static final String LABELS = "t10k-labels-idx1-ubyte.gz";
    private static final int PIXELS = 28 * 28;

    @TempDir
    Path data;

    @BeforeEach
    void writeTwoImages() throws IOException {
        Files.createDirectories(data.resolve("fashion-mnist"));
        write(IMAGES, new int[] {0x803, 2, 28, 28}, shades(2));
        write(LABELS, new int[] {0x801, 2}, new byte[] {9, 0});
    }

    @Test
    void imagesAndClassesAreReadInOrder() {
        var set = FashionMnist.read(data, FashionMnist.Part.TEST);
        assertEquals("fashion-mnist", set.kind());
        assertEquals(2, set.images().size());
        assertEquals(9, set.images().getFirst().label());
        assertEquals(0, set.images().getLast().label());
        assertEquals(29 / 255.0, set.images().getFirst().value(1, 1));
        assertEquals((PIXELS + 3) % 256 / 255.0, set.images().getLast().value(0, 3));
    }

    @Test
    void theFolderOfAUserIsRead() {
        assertEquals(
                FashionMnist.read(data, FashionMnist.Part.TEST).digest(),
                DataFolder.images(Optional.of(data)).digest());
    }

    @Test
    void otherShadesHaveAnotherDigest() throws IOException {
        var before = FashionMnist.read(data, FashionMnist.Part.TEST).digest();
        var shades = shades(2);
        shades[PIXELS]++;
        write(IMAGES, new int[] {0x803, 2, 28, 28}, shades);
        assertEquals(
                false,
                before.equals(FashionMnist.read(data, FashionMnist.Part.TEST).digest()));
    }

    @Test
    void aMissingFileIsNamed() {
        assertEquals(
                data.resolve("fashion-mnist/train-images-idx3-ubyte.gz")
                        + ": expected a file of Fashion-MNIST, found none",
                message(FashionMnist.Part.TRAIN));
    }

    @Test
    void labelsInThePlaceOfImagesAreToldByTheirMagicNumber() throws IOException {
        write(IMAGES, new int[] {0x801, 2}, new byte[] {9, 0});
        refused(IMAGES, "expected the magic number 0x00000803, got 0x00000801");
    }

    @Test
    void imagesOfAnotherSizeAreRefused() throws IOException {
        write(IMAGES, new int[] {0x803, 2, 28, 32}, shades(3));
        refused(IMAGES, "expected images of 28 rows and columns, got 32");
    }

    @Test
    void moreImagesThanPublishedAreRefusedBeforeTheyAreRead() throws IOException {
        write(IMAGES, new int[] {0x803, -1, 28, 28}, shades(2));
        refused(IMAGES, "expected 1 to 10000 items, got 4294967295");
        write(IMAGES, new int[] {0x803, 0, 28, 28}, shades(0));
        refused(IMAGES, "expected 1 to 10000 items, got 0");
    }

    @Test
    void anImageThatIsCutOffIsRefused() throws IOException {
        write(IMAGES, new int[] {0x803, 2, 28, 28}, Arrays.copyOf(shades(2), 2 * PIXELS - 1));
        refused(IMAGES, "expected 2 items, as its start says, got 1");
    }

    @Test
    void numbersAfterTheLastImageAreRefused() throws IOException {
        write(IMAGES, new int[] {0x803, 2, 28, 28}, Arrays.copyOf(shades(2), 2 * PIXELS + 1));
        refused(IMAGES, "expected the end after 2 items, as its start says, got more");
    }

    @Test
    void aClassForEachImageIsExpected() throws IOException {
        write(LABELS, new int[] {0x801, 1}, new byte[] {9});
        refused(LABELS, "expected a class for each of 2 images, got 1");
        write(LABELS, new int[] {0x801, 2}, new byte[] {9, 10});
        refused(LABELS, "class 2: expected a number from 0 to 9, got 10");
    }

    @Test
    void aFileThatIsNotCompressedIsRefused() throws IOException {
        var file = data.resolve("fashion-mnist").resolve(IMAGES);
        Files.write(file, shades(2));
        refused(IMAGES, "expected a whole file compressed by gzip, got one that is broken or ends early");
    }

    @Test
    void aCompressedFileThatEndsEarlyIsRefused() throws IOException {
        var file = data.resolve("fashion-mnist").resolve(IMAGES);
        var whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 12, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused(IMAGES, "expected a whole file compressed by gzip, got one that is broken or ends early");
        }
    }

    @Test
    void patchesGoByRowsAndSoDoTheirPixels() {
        var patches = FashionMnist.read(data, FashionMnist.Part.TEST)
                .images()
                .getFirst()
                .patches(14);
        assertEquals(4, patches.count());
        assertEquals(196, patches.width());
        assertEquals(14 / 255.0, patches.tokens()[196]);
        assertEquals((14 * 28 + 28) % 256 / 255.0, patches.tokens()[2 * 196 + 14]);
    }

    @Test
    void patchesThatDoNotFillTheImageAreRefused() {
        var image = FashionMnist.read(data, FashionMnist.Part.TEST).images().getFirst();
        assertThrows(IllegalArgumentException.class, () -> image.patches(3));
        assertThrows(IllegalArgumentException.class, () -> image.patches(0));
    }

    @Test
    void patchesOfOnePixelAreThePixels() {
        var image = FashionMnist.read(data, FashionMnist.Part.TEST).images().getFirst();
        var tokens = image.patches(1).tokens();
        for (int place = 0; place < tokens.length; place++) {
            assertEquals(image.value(place / image.width(), place % image.width()), tokens[place]);
        }
    }

    @Test
    void withoutAFolderDigitsAreDrawnInTheSameSize() {
        var set = DataFolder.images(Optional.empty());
        assertEquals("generated", set.kind());
        assertEquals(28, set.images().getFirst().height());
        assertEquals(set.digest(), DataFolder.images(Optional.empty()).digest());
        assertEquals(
                16,
                ImageSet.of(GeneratedDigits.create())
                        .images()
                        .getFirst()
                        .patches(2)
                        .count());
    }

    private void refused(String file, String sentence) {
        assertEquals(data.resolve("fashion-mnist").resolve(file) + ": " + sentence, message(FashionMnist.Part.TEST));
    }

    private String message(FashionMnist.Part part) {
        return String.valueOf(assertThrows(BadInput.class, () -> FashionMnist.read(data, part))
                .getMessage());
    }

    private static byte[] shades(int images) {
        var shades = new byte[images * PIXELS];
        for (int place = 0; place < shades.length; place++) {
            shades[place] = (byte) place;
        }
        return shades;
    }

    private void write(String name, int[] start, byte[] numbers) throws IOException {
        var content = new ByteArrayOutputStream();
        try (var output = new DataOutputStream(new GZIPOutputStream(content))) {
            for (int number : start) {
                output.writeInt(number);
            }
            output.write(numbers);
        }
        Files.write(data.resolve("fashion-mnist").resolve(name), content.toByteArray());
    }
}
