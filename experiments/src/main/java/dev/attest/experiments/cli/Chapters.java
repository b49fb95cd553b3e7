package dev.attest.experiments.cli;

import dev.attest.experiments.artifact.Chapter;
import dev.attest.experiments.artifact.StudyChapter;
import dev.attest.experiments.study.Studies;
import java.util.List;

/// What an artifact is made of.
final class Chapters {
    private Chapters() {}

    /// Everything, for `reproduce` and `audit`.
    static List<Chapter> all() {
        return List.of(studies());
    }

    static Chapter studies() {
        return new StudyChapter(Studies.all());
    }
}
