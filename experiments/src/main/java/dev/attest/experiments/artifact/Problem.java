package dev.attest.experiments.artifact;

/// Something in an artifact that is not as it should be.
///
/// @param file  the file, relative to the artifact
/// @param place where in it, empty if all of it is meant
/// @param what  what was expected and what came
public record Problem(String file, String place, String what) {
    public Problem(String file, String what) {
        this(file, "", what);
    }

    /// `FILE: PLACE: WHAT`.
    @Override
    public String toString() {
        return file + ": " + (place.isEmpty() ? "" : place + ": ") + what;
    }
}
