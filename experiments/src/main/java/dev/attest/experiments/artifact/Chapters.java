package dev.attest.experiments.artifact;

import dev.attest.experiments.study.Studies;
import java.util.List;

/// What an artifact is made of.
public final class Chapters {
    private Chapters() {}

    /// Everything: what is proved, what the literature says, what happens.
    public static List<Chapter> all(Scorecards scorecards) {
        return List.of(new ScorecardChapter(scorecards), new ClaimChapter(new ClaimJudgements()), studies());
    }

    /// Studies alone.
    public static Chapter studies() {
        return new StudyChapter(Studies.all());
    }
}
