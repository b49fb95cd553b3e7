package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.data.GreyImage;
import dev.attest.experiments.data.ImageSet;
import dev.attest.experiments.study.BadInput;
import java.util.Arrays;

/// Images whose square patches are tokens.
///
/// @param patch the side of a patch
record PatchedImages(ImageSet set, int patch) {
    PatchedImages {
        var image = set.images().getFirst();
        if (image.height() % patch != 0 || image.width() % patch != 0) {
            throw new BadInput(
                    "patch: expected a divisor of " + image.height() + ", the side of an image, got " + patch);
        }
    }

    int count() {
        return set.images().size();
    }

    /// Tokens of an image.
    int tokens() {
        var image = set.images().getFirst();
        return image.height() / patch * (image.width() / patch);
    }

    /// Pixels of a token.
    int width() {
        return patch * patch;
    }

    /// `[token][pixel]`, each from 0 to 1.
    double[][] of(int image) {
        return cut(set.images().get(image));
    }

    /// Of the tokens of all images.
    Components components() {
        return Components.of(set.images().stream()
                .flatMap(image -> Arrays.stream(cut(image)))
                .toArray(double[][]::new));
    }

    private double[][] cut(GreyImage image) {
        var patches = image.patches(patch);
        var tokens = new double[patches.count()][];
        for (int token = 0; token < tokens.length; token++) {
            tokens[token] =
                    Arrays.copyOfRange(patches.tokens(), token * patches.width(), (token + 1) * patches.width());
        }
        return tokens;
    }
}
