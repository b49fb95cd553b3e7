package dev.attest.experiments.arrays;

import dev.attest.experiments.study.BadInput;
import java.nio.file.Path;

/// Where in an archive something was found.
///
/// @param member the name inside the archive, or nothing for the archive itself
record Place(Path file, String member) {
    Place in(String inside) {
        return new Place(file, inside);
    }

    BadInput expected(String what, String got) {
        return new BadInput(this + ": expected " + what + ", got " + got);
    }

    @Override
    public String toString() {
        return member.isEmpty() ? file.toString() : file + ": " + Quoted.text(member);
    }
}
