package dev.attest.kernels.decode;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.form.RecurrenceForm;
import dev.attest.kernels.form.RecurrenceForm.Chain;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.NotStrippable;
import dev.attest.kernels.strip.Setting;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.ArrayList;
import java.util.List;

/// A decay or delta rule as it is written: a state of d features times dv channels decays, takes in outer
/// products of the token, and is read.
///
/// Time d dv for each decay, erasure and written vector of a token; memory d dv for each state.
final class ChainForm implements StepForm {
    private final Ground ground;
    private final RecurrenceForm form;
    private final List<TokenProgram> updates = new ArrayList<>();
    private final List<TokenProgram> reads = new ArrayList<>();

    /// @throws NotStrippable if a term is no vector code, or what changes a state depends on the query
    ChainForm(RecurrenceForm form, Setting setting, Loops loops, Sizes sizes) {
        this.form = form;
        var leaves = form.chains().stream()
                .flatMap(chain -> chain.reads().stream())
                .map(RecurrenceForm.Reading::leaf)
                .toList();
        this.ground = new Ground(form.output(), List.of(), leaves, setting, loops, sizes);
        for (var chain : form.chains()) {
            var roots = ChainRoots.terms(chain);
            for (var root : roots) {
                if (readsQuery(root)) {
                    throw new NotStrippable("a state changes with the query");
                }
            }
            updates.add(ground.mentions().tokens(roots));
            reads.add(ground.mentions()
                    .tokens(chain.reads().stream()
                            .map(RecurrenceForm.Reading::vector)
                            .toList()));
        }
    }

    private static boolean readsQuery(Term term) {
        return switch (term) {
            case Term.Query _, Term.MeanQuery _ -> true;
            case Term.InputValue(Input input, var _) -> input.ofQuery();
            default -> FreeIndices.parts(term).stream().anyMatch(ChainForm::readsQuery);
        };
    }

    List<Chain> chains() {
        return form.chains();
    }

    /// What a token changes of a state.
    TokenProgram updates(int chain) {
        return updates.get(chain);
    }

    /// What rows ask of a state.
    TokenProgram reads(int chain) {
        return reads.get(chain);
    }

    @Override
    public Ground ground() {
        return ground;
    }

    @Override
    public String title() {
        return form.isDecay() ? "state that decays" : "state of a delta rule";
    }

    @Override
    public List<TokenProgram> keyPrograms() {
        return updates;
    }

    @Override
    public List<TokenProgram> rowPrograms() {
        return reads;
    }

    @Override
    public ChainMemory begin(LanePanel keys, LanePanel[] rows, int threads) {
        return new ChainMemory(this, keys, rows, threads);
    }
}
