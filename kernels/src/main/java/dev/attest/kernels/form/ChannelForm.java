package dev.attest.kernels.form;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A recurrence read channel by channel: entry c of what is read depends on entry c of the values alone, so
/// that each channel has its own part of the states (row c of `S`, [dv][d]), and all channels take the same
/// steps. Whatever belongs to a token alone, and to no state or value, is one of `tokens` and can be computed
/// before.
///
/// @param value  the name by which updates mention the channel's entry of the value
/// @param tokens numbers, vectors and matrices of a token, each with its name
/// @param states in the order of the file; all change at once
/// @param reads  from the states after the token
/// @param output mentions the reads; its weighted sum is the first of them, and its weight is not used
public record ChannelForm(
        Parameter value, List<Named> tokens, List<ChannelState> states, List<Read> reads, OutputForm output) {
    public ChannelForm {
        tokens = List.copyOf(tokens);
        states = List.copyOf(states);
        reads = List.copyOf(reads);
    }

    /// A term with the name by which others mention it.
    public record Named(Parameter leaf, Term term) {}

    /// @param leaf       the name of the old state: of one channel's part of it, or of the whole where no value
    ///     enters
    /// @param ofChannels whether each channel has a part of its own; it starts as 0
    /// @param from       what it starts as; 0 where there is nothing
    /// @param update     of the part, or of the whole
    public record ChannelState(Parameter leaf, boolean ofChannels, Optional<Term> from, Term update) {}

    /// @param leaf       as the output mentions it: a vector [dv] where each channel has an entry
    /// @param ofChannels whether `term` is the entry of one channel
    public record Read(Parameter leaf, boolean ofChannels, Term term) {}

    public static Analysis<ChannelForm> of(Mechanism mechanism) {
        return Analysis.of(() -> new Search(mechanism).form());
    }

    /// The search for the form in one mechanism.
    private static final class Search implements Leaves.PairReductions {
        private final Mechanism mechanism;
        private final Dependence dependence;
        private final Leaves leaves;
        private final Channels channels;
        private final List<Read> reads = new ArrayList<>();

        Search(Mechanism mechanism) {
            this.mechanism = mechanism;
            this.dependence = new Dependence(mechanism.causal());
            this.leaves = new Leaves(dependence, this, "output");
            this.channels = new Channels(mechanism, dependence);
        }

        ChannelForm form() {
            if (mechanism.states().isEmpty()) {
                throw new Refusal("it has no state");
            }
            if (!mechanism.isOutputAsWideAsValues()) {
                throw new Refusal("the output is a " + mechanism.output().shape() + ", not as wide as the values");
            }
            var states = mechanism.states().stream().map(this::state).toList();
            var outer = read(leaves.settled(refused(mechanism.output())));
            if (reads.isEmpty()) {
                throw new Refusal("the output reads no state: " + TermText.of(mechanism.output()));
            }
            var value = new Term.Value(Term.HERE, new Shape.Vector(channels.width()));
            var output = new OutputForm(leaves.reductions(), Terms.ONE, value, reads.getFirst().leaf, outer);
            return new ChannelForm(channels.value(), channels.tokens(), states, reads, output);
        }

        private ChannelState state(State state) {
            var update = channels.of(refused(state.update()));
            if (update.kind() != channels.kind(state.name())) {
                throw new Refusal("the update of the state '" + state.name() + "' mixes the channels of the values");
            }
            return new ChannelState(
                    channels.leaf(state.name()),
                    update.kind() != Channels.Kind.FREE,
                    state.from().map(Search::refused),
                    update.term());
        }

        private static Term refused(Term term) {
            if (!(term instanceof Term.StateValue)) {
                if (TermParts.of(term).isEmpty()) {
                    Formless.refused(term);
                }
                TermParts.of(term).forEach(Search::refused);
            }
            return term;
        }

        /// The term with a leaf for each of the smallest parts that are no matrix and read a state.
        private Term read(Term term) {
            if (!Channels.mentionsStates(term)) {
                return term;
            }
            boolean inside = !(term instanceof Term.StateValue)
                    && TermParts.of(term).stream()
                            .filter(Channels::mentionsStates)
                            .allMatch(Search::isRead);
            return inside ? Rebuilding.parts(term, this::read) : leaf(term);
        }

        private static boolean isRead(Term part) {
            return !(part.shape() instanceof Shape.Matrix) && !(part instanceof Term.StateValue);
        }

        private Term leaf(Term term) {
            for (var known : reads) {
                if (known.leaf.name().equals(name(term))) {
                    return Terms.leaf(known.leaf);
                }
            }
            var seen = channels.of(term);
            boolean ofChannels = seen.kind() == Channels.Kind.ROWS && Terms.isNumber(seen.term());
            if (!ofChannels && seen.kind() != Channels.Kind.FREE) {
                throw new Refusal("what is read of the states is no vector of channels: " + TermText.of(term));
            }
            var leaf = new Parameter(name(term), term.shape(), Parameter.Origin.GIVEN, Optional.empty());
            dependence.belongsToRow(leaf);
            reads.add(new Read(leaf, ofChannels, seen.term()));
            return Terms.leaf(leaf);
        }

        private static String name(Term term) {
            return "read " + term;
        }

        @Override
        public Term reduced(Term.Reduction reduction, Term body) {
            throw new Refusal("the output reduces over the keys beside its states: " + TermText.of(body));
        }

        @Override
        public Term softmax(Term here, Term body) {
            throw new Refusal("the output has a softmax beside its states: " + TermText.of(here));
        }
    }
}
