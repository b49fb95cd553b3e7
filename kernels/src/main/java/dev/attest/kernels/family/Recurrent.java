package dev.attest.kernels.family;

import dev.attest.kernels.Work;
import dev.attest.kernels.form.ChannelForm;
import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Term;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `S_j = update(S_(j-1), token j)`, `read_i = f(S_i, q_i)`, token by token: the lanes are channels, each with
/// its own part of the states, and what the channels share (keys, gates, products of them) is computed before
/// for a panel of tokens.
///
/// Heads and panels of channels run on different threads. Time n times the cost of the update for dv channels;
/// memory n times what is read, and the states.
public final class Recurrent implements Family {
    private final ChannelForm form;
    private final Groundwork groundwork;
    private final TokenTerms tokens;
    private final TokenProgram update;
    private final TokenProgram read;
    private final StateReads reads;
    private final Loops loops;
    private final int lanes;
    private final int channels;
    private final boolean shares;

    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    public Recurrent(Definition definition, ChannelForm form) {
        this.form = form;
        this.loops = definition.loops();
        this.lanes = loops.lanes();
        var terms = form.tokens().stream().map(ChannelForm.Named::term).toList();
        this.groundwork = new Groundwork(definition, List.of(), terms);
        form.reads().forEach(each -> groundwork.vocabulary().ofRow(each.leaf()));
        this.tokens = new TokenTerms(terms, groundwork.vocabulary());
        this.update = program(
                form.states().stream().map(ChannelForm.ChannelState::update).toList());
        this.read = program(form.reads().stream().map(ChannelForm.Read::term).toList());
        this.reads = new StateReads(
                groundwork, form.reads().stream().map(ChannelForm.Read::leaf).toList());
        this.channels = definition.panels(definition.sizes().dv());
        this.shares = form.states().stream().anyMatch(state -> !state.ofChannels());
    }

    private TokenProgram program(List<Term> roots) {
        var leaves = new HashMap<Term, Layout>();
        leaves.put(new Term.ParameterValue(form.value()), Layout.LANES);
        form.tokens().forEach(token -> leaves.put(new Term.ParameterValue(token.leaf()), Layout.UNIFORM));
        form.states()
                .forEach(state -> leaves.put(
                        new Term.ParameterValue(state.leaf()), state.ofChannels() ? Layout.LANES : Layout.UNIFORM));
        return TokenProgram.of(roots, leaves, groundwork.vocabulary().setting(), loops);
    }

    private int size(ChannelForm.ChannelState state) {
        return groundwork.vocabulary().size(state.leaf().shape());
    }

    private int states() {
        int length = 0;
        for (var state : form.states()) {
            length = Math.addExact(length, Math.multiplyExact(size(state), state.ofChannels() ? lanes : 1));
        }
        return length;
    }

    @Override
    public int kept() {
        return Math.addExact(groundwork.kept(), reads.kept());
    }

    @Override
    public int scratch() {
        int programs = Math.addExact(update.scratch(), read.scratch());
        int channel = Math.addExact(tokens.scratch(), Math.addExact(states(), tokens.width() + lanes));
        return Math.max(Math.addExact(programs, channel), reads.scratch());
    }

    @Override
    public Work work() {
        var sizes = groundwork.definition().sizes();
        long numbers = form.states().stream()
                .mapToLong(state -> (long) size(state) * (state.ofChannels() ? sizes.dv() : 1))
                .sum();
        return new Work(2 * numbers * HeadView.count(sizes) * sizes.keys(), 0);
    }

    @Override
    public void compute(Schedule.Group group) {
        groundwork.prepare(group);
        group.phase(channels, scratch(), scratch -> new Run(group, scratch));
        reads.finish(group, groundwork.kept());
    }

    /// The tokens of a head, for one panel of channels.
    private final class Run implements Schedule.Task {
        private final Schedule.Group group;
        private final float[] scratch;
        private final TokenTerms.Machine terms;
        private final TokenMachine updating;
        private final TokenMachine reading;
        private final Map<Term, Operand> places = new HashMap<>();
        private final int token;
        private final int value;
        private final int first;
        private final int end;

        Run(Schedule.Group group, float[] scratch) {
            this.group = group;
            this.scratch = scratch;
            this.terms = tokens.on(scratch, 0);
            this.token = tokens.scratch();
            this.value = token + tokens.width();
            this.first = value + lanes;
            this.end = first + states();
            this.updating = update.on(scratch, end);
            this.reading = read.on(scratch, end + update.scratch());
            place();
            bind(update, updating);
            bind(read, reading);
        }

        private void place() {
            places.put(new Term.ParameterValue(form.value()), Operand.panel(scratch, value, lanes));
            for (int number = 0; number < form.tokens().size(); number++) {
                var leaf = form.tokens().get(number).leaf();
                places.put(new Term.ParameterValue(leaf), Operand.column(scratch, token + tokens.offset(number), 1));
            }
            int at = first;
            for (var state : form.states()) {
                boolean own = state.ofChannels();
                places.put(
                        new Term.ParameterValue(state.leaf()),
                        own ? Operand.panel(scratch, at, lanes) : Operand.column(scratch, at, 1));
                at += size(state) * (own ? lanes : 1);
            }
        }

        private void bind(TokenProgram program, TokenMachine machine) {
            for (var leaf : program.leaves()) {
                var place = places.get(leaf);
                if (place == null) {
                    throw new IllegalStateException("leaf " + leaf + ": expected a place, got none");
                }
                machine.bind(program.leaf(leaf), place);
            }
        }

        @Override
        public void run(HeadView head, int kept, int number) {
            start();
            var sizes = head.sizes();
            int from = number * lanes;
            int count = Math.min(lanes, sizes.dv() - from);
            Arrays.fill(scratch, value, value + lanes, 0);
            for (int key = 0; key < sizes.keys(); key++) {
                int inPanel = key % lanes;
                if (inPanel == 0) {
                    terms.run(head, groundwork.quantities(group, kept), key, Math.min(lanes, sizes.keys() - key));
                }
                System.arraycopy(scratch, terms.row(inPanel), scratch, token, tokens.width());
                System.arraycopy(head.v(), head.vAt() + key * sizes.dv() + from, scratch, value, count);
                step(key == 0);
                write(kept, key, from, count);
            }
        }

        private void start() {
            Arrays.fill(scratch, token, end, 0);
            int at = first;
            for (var state : form.states()) {
                if (state.from().isPresent()) {
                    StateStart.fill(state.from().get(), groundwork.vocabulary().setting(), loops, scratch, at);
                }
                at += size(state) * (state.ofChannels() ? lanes : 1);
            }
        }

        /// Constants are prepared once, states without channels with every token.
        private void step(boolean begins) {
            if (begins || shares) {
                updating.prepare();
            }
            updating.run();
            int at = first;
            for (int number = 0; number < form.states().size(); number++) {
                var state = form.states().get(number);
                int size = size(state);
                var root = updating.root(number);
                if (state.ofChannels()) {
                    loops.copy(root, scratch, at, size);
                } else {
                    StateStart.copy(root, size, scratch, at);
                }
                at += size * (state.ofChannels() ? lanes : 1);
            }
            if (begins || shares) {
                reading.prepare();
            }
            reading.run();
        }

        private void write(int kept, int key, int from, int count) {
            for (int number = 0; number < form.reads().size(); number++) {
                int to = reads.at(kept + groundwork.kept(), key, number);
                var root = reading.root(number);
                if (!form.reads().get(number).ofChannels()) {
                    if (from == 0) {
                        StateStart.copy(root, read.size(number), group.kept(), to);
                    }
                } else if (root.spread()) {
                    Arrays.fill(group.kept(), to + from, to + from + count, root.data()[root.from()]);
                } else {
                    System.arraycopy(root.data(), root.from(), group.kept(), to + from, count);
                }
            }
        }
    }
}
