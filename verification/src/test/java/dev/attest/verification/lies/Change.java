package dev.attest.verification.lies;

/// A certificate file with one place changed.
///
/// @param place where, as a path through the JSON: `certificate.point.query[1]`
/// @param what  what was done there
/// @param file  the file that came of it
record Change(String place, String what, String file) {
    /// The place without the numbers of elements and the names of widths, parameters and inputs.
    String field() {
        return place.replaceAll("\\[\\d+]", "[]")
                .replaceAll("\\.(widths|parameters|inputs)\\.[^.\\[]+", ".$1.*")
                .replaceAll("(\\.then)+", ".then")
                .replaceAll("(\\.conditions\\[])+", ".conditions[]");
    }

    @Override
    public String toString() {
        return place + ": " + what;
    }
}
