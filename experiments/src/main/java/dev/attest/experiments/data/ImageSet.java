package dev.attest.experiments.data;

import dev.attest.experiments.study.Digest;
import java.io.ByteArrayOutputStream;
import java.util.List;

/// Grey images of one size.
///
/// @param kind where they are from, such as `fashion-mnist` or `generated`
public record ImageSet(String kind, List<GreyImage> images) {
    public ImageSet {
        images = List.copyOf(images);
    }

    /// The images to be tested on.
    public static ImageSet of(DigitSet digits) {
        return new ImageSet(
                digits.kind(),
                digits.test().stream()
                        .map(digit -> GreyImage.of(digit.pixels(), DigitSet.SIDE, digit.label()))
                        .toList());
    }

    /// Of the shades and classes in order, a byte each.
    public String digest() {
        var bytes = new ByteArrayOutputStream();
        for (var image : images) {
            bytes.writeBytes(image.shades());
            bytes.write(image.label());
        }
        return Digest.of(bytes.toByteArray());
    }
}
