package dev.attest.experiments.artifact;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attest.experiments.run.Json;
import dev.attest.experiments.run.Progress;
import dev.attest.theory.claim.Claims;
import dev.attest.theory.claim.Judge;
import dev.attest.theory.claim.JudgementJson;

/// Every claim there is, judged one after another.
public final class ClaimJudgements implements Judgements {
    @Override
    public ArrayNode judge(long seed, Progress progress) {
        var judged = Json.array();
        progress.start("claims", Claims.all().size());
        for (var claim : Claims.all()) {
            judged.add(JudgementJson.of(Judge.judge(claim, seed)));
            progress.step(1);
        }
        progress.close();
        return judged;
    }
}
