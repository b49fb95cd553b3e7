package dev.attest.experiments.cli;

import dev.attest.experiments.run.Progress;
import dev.attest.experiments.run.SideBySide;
import dev.attest.theory.coq.CoqExport;
import dev.attest.theory.coq.Coqc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Coq as a referee of many certificates: several in each of its runs, since it takes longest to start.
final class CoqReferee {
    private static final int CERTIFICATES_A_RUN = 32;

    private final Coqc coqc;

    CoqReferee(Coqc coqc) {
        this.coqc = coqc;
    }

    /// A certificate that can be written in Coq, and its place among all.
    private record Case(int place, CoqExport.Written written) {}

    /// The same verifications, with what Coq says of those that it can check.
    List<Verification> judge(List<Verification> checked, Progress progress) {
        var cases = new ArrayList<Case>();
        for (int place = 0; place < checked.size(); place++) {
            if (checked.get(place) instanceof Verification.Checked one
                    && one.export().orElse(null) instanceof CoqExport.Written written) {
                cases.add(new Case(place, written));
            }
        }
        var runs = IntStream.iterate(0, from -> from < cases.size(), from -> from + CERTIFICATES_A_RUN)
                .mapToObj(from -> cases.subList(from, Math.min(cases.size(), from + CERTIFICATES_A_RUN)))
                .toList();
        progress.start("coq", cases.size());
        var judgements = SideBySide.map(runs, run -> {
            var judged = judge(run);
            progress.step(run.size());
            return judged;
        });
        var all = new ArrayList<>(checked);
        for (int run = 0; run < runs.size(); run++) {
            for (int number = 0; number < runs.get(run).size(); number++) {
                int place = runs.get(run).get(number).place();
                all.set(
                        place,
                        ((Verification.Checked) all.get(place))
                                .judged(judgements.get(run).get(number)));
            }
        }
        return all;
    }

    private List<Coqc.Judgement> judge(List<Case> run) {
        try {
            return coqc.check(run.stream().map(Case::written).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return run.stream()
                    .<Coqc.Judgement>map(_ -> new Coqc.Judgement.NoAnswer("interrupted"))
                    .toList();
        }
    }
}
