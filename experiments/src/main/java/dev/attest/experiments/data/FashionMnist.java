package dev.attest.experiments.data;

import dev.attest.experiments.study.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Photographs of ten kinds of clothing, 28 x 28 with shades 0..255 [Xiao, Rasul, Vollgraf 2017], in the files
/// that its authors publish: for each part one of images and one of classes, compressed.
public final class FashionMnist {
    /// The images to learn from, or those to be tested on.
    public enum Part {
        TRAIN("train", 60_000),
        TEST("t10k", 10_000);

        private final String prefix;
        private final int count;

        Part(String prefix, int count) {
            this.prefix = prefix;
            this.count = count;
        }
    }

    public static final int SIDE = 28;

    /// Of the set, and the folder that holds it.
    public static final String KIND = "fashion-mnist";

    private static final int BRIGHTEST = 255;
    private static final int CLASSES = 10;

    private FashionMnist() {}

    /// One part of the set, in the order of its files.
    ///
    /// @param data the folder that holds the folder `fashion-mnist`
    /// @throws BadInput if a file is missing or is not as published
    public static ImageSet read(Path data, Part part) {
        var folder = data.resolve(KIND);
        var shades = IdxFile.read(folder.resolve(part.prefix + "-images-idx3-ubyte.gz"), part.count, SIDE, SIDE);
        var labelFile = folder.resolve(part.prefix + "-labels-idx1-ubyte.gz");
        var labels = IdxFile.read(labelFile, part.count);
        if (labels.size() != shades.size()) {
            throw new BadInput(
                    labelFile + ": expected a class for each of " + shades.size() + " images, got " + labels.size());
        }
        return new ImageSet(KIND, images(shades, labels, labelFile));
    }

    private static List<GreyImage> images(List<byte[]> shades, List<byte[]> labels, Path labelFile) {
        var images = new ArrayList<GreyImage>();
        for (int image = 0; image < shades.size(); image++) {
            int label = Byte.toUnsignedInt(labels.get(image)[0]);
            if (label >= CLASSES) {
                throw new BadInput(labelFile + ": class " + (image + 1) + ": expected a number from 0 to "
                        + (CLASSES - 1) + ", got " + label);
            }
            images.add(new GreyImage(SIDE, SIDE, shades.get(image), BRIGHTEST, label));
        }
        return images;
    }
}
