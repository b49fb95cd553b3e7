package dev.attest.experiments.data;

import dev.attest.experiments.study.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where a user keeps data sets.
public final class DataFolder {
    private static final String VARIABLE = "ATTEST_DATA";
    private static final int GENERATED = 500;

    private DataFolder() {}

    /// The folder named by the option, else by `ATTEST_DATA`; empty where neither is given.
    ///
    /// @throws BadInput if one is given and is not a folder
    public static Optional<Path> find(Optional<Path> option, Map<String, String> environment) {
        var named = option.or(() -> Optional.ofNullable(environment.get(VARIABLE))
                .filter(text -> !text.isBlank())
                .map(Path::of));
        named.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new BadInput((option.isPresent() ? "--data" : VARIABLE) + ": expected a folder, got " + folder);
        });
        return named;
    }

    /// The digits that the folder holds, or generated ones where there is no folder.
    public static DigitSet digits(Optional<Path> folder) {
        return folder.map(UciDigits::read).orElseGet(GeneratedDigits::create);
    }

    /// Images of 28 x 28: those of Fashion-MNIST that are to be tested on, if there is a folder, else generated
    /// digits.
    public static ImageSet images(Optional<Path> folder) {
        return folder.map(data -> FashionMnist.read(data, FashionMnist.Part.TEST))
                .orElseGet(() -> GeneratedDigits.images(FashionMnist.SIDE, GENERATED));
    }
}
