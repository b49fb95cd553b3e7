package dev.attest.kernels.form;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermReplacement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A recurrence in which each channel's part `s` of a state changes by a diagonal and a few outer products:
///
/// ```text
/// e_r = <s, y_r>
/// s'  = s a + sum_m (kappa_m v + sum_r lambda_mr e_r) z_m
/// ```
///
/// where `v` is the channel's entry of the value, and the decay `a` (a number or a vector), the vectors `y_r`
/// that are erased, the vectors `z_m` that are written, `kappa_m` and `lambda_mr` belong to the token alone.
/// Then rows read `<s, x>`. Without erasures this is a decay (RetNet, GLA, Mamba-2), with them a delta rule
/// (DeltaNet with any gates, products of several steps, RWKV-7).
///
/// @param output mentions the reads
public record RecurrenceForm(List<Chain> chains, OutputForm output) {
    public RecurrenceForm {
        chains = List.copyOf(chains);
    }

    /// One state. All terms are of the key [Term#HERE] and its query.
    ///
    /// @param ofValues whether the channels are those of the values; otherwise there is one, whose value is 1
    /// @param decay    a number or a vector; none where it is 1
    /// @param erased   the vectors `y`
    public record Chain(
            boolean ofValues, Optional<Term> decay, List<Term> erased, List<Write> writes, List<Reading> reads) {
        public Chain {
            erased = List.copyOf(erased);
            writes = List.copyOf(writes);
            reads = List.copyOf(reads);
        }
    }

    /// @param vector   `z`
    /// @param ofValue  `kappa`; none where it is 0
    /// @param ofErased `lambda` for each erased vector; none where it is 0
    public record Write(Term vector, Optional<Term> ofValue, List<Optional<Term>> ofErased) {
        public Write {
            ofErased = List.copyOf(ofErased);
        }
    }

    /// @param leaf   as the output mentions it
    /// @param vector `x`
    public record Reading(Parameter leaf, Term vector) {}

    /// Whether nothing of a state is erased but by its decay.
    public boolean isDecay() {
        return chains.stream().allMatch(chain -> chain.erased.isEmpty());
    }

    public static Analysis<RecurrenceForm> of(Mechanism mechanism) {
        return switch (ChannelForm.of(mechanism)) {
            case Analysis.Found<ChannelForm>(var form) -> Analysis.of(() -> new Search(form).form());
            case Analysis.Refused<ChannelForm>(var reason) -> new Analysis.Refused<>(reason);
        };
    }

    /// The search in one recurrence of channels.
    private static final class Search {
        private final ChannelForm form;
        private final TermReplacement tokens;

        Search(ChannelForm form) {
            this.form = form;
            Map<Term, Term> terms = new HashMap<>();
            form.tokens().forEach(token -> terms.put(Terms.leaf(token.leaf()), token.term()));
            this.tokens = new TermReplacement(term -> Optional.ofNullable(terms.get(term)));
        }

        RecurrenceForm form() {
            var chains = new ArrayList<Chain>();
            var left = new ArrayList<>(form.reads());
            for (var state : form.states()) {
                var chain = chain(state);
                chains.add(chain);
                left.removeIf(read -> chain.reads.stream().anyMatch(found -> found.leaf.equals(read.leaf())));
            }
            if (!left.isEmpty()) {
                throw new Refusal("what is read is no product of a state and a vector: "
                        + TermText.of(left.getFirst().term()));
            }
            return new RecurrenceForm(chains, form.output());
        }

        private Chain chain(ChannelForm.ChannelState state) {
            if (!(state.leaf().shape() instanceof Shape.Vector)) {
                throw new Refusal("a state has a " + state.leaf().shape() + " for each channel, not a vector");
            }
            if (state.from().isPresent()) {
                throw new Refusal(
                        "a state starts as " + TermText.of(state.from().get()));
            }
            var step = new AffineStep(state.leaf(), form.value(), state.ofChannels());
            var change = step.vector(state.update());
            var erased = change.erased();
            var reads = form.reads().stream()
                    .filter(read -> step.reads(read.term()))
                    .map(read -> new Reading(read.leaf(), in(step.read(read.term()))))
                    .toList();
            return new Chain(
                    state.ofChannels(),
                    Optional.of(change.decay().orElse(Terms.number(0)))
                            .filter(decay -> !Terms.isOne(decay))
                            .map(this::in),
                    erased.stream().map(this::in).toList(),
                    change.ranks().stream().map(rank -> write(rank, erased)).toList(),
                    reads);
        }

        private Write write(AffineStep.Rank rank, List<Term> erased) {
            return new Write(
                    in(rank.vector()),
                    rank.number().ofValue().map(this::in),
                    erased.stream()
                            .map(y -> Optional.ofNullable(
                                            rank.number().ofErased().get(y))
                                    .map(this::in))
                            .toList());
        }

        private Term in(Term term) {
            return tokens.in(term);
        }
    }
}
