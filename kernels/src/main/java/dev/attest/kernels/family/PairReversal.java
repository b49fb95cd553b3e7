package dev.attest.kernels.family;

import dev.attest.kernels.form.Rebuilding;
import dev.attest.kernels.form.Terms;
import dev.attest.kernels.strip.Bands;
import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.Reversal;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A number of each pair in reverse. It is split into what depends on the query alone, what depends on the key
/// alone, inner products of the two, and a function of those: the products are products of tiles in both
/// directions, and the function goes key by key, the lanes being queries.
final class PairReversal {
    private final Vocabulary vocabulary;
    private final Loops loops;
    private final int lanes;
    private final List<Term> queryTerms = new ArrayList<>();
    private final List<Term> keyTerms = new ArrayList<>();
    private final List<InnerProduct> products = new ArrayList<>();
    private final Term function;
    private final Parameter adjoint = named("adjoint of a pair", Terms.ONE);
    private final TokenProgram querySide;
    private final TokenReversal queryReversal;
    private final KeySide keySide;
    private final TokenReversal keyReversal;
    private final TokenProgram forward;
    private final Reversal backward;
    private final Map<Term, Layout> uniform = new LinkedHashMap<>();
    private final int[] keyOffsets;
    private final int keyStep;

    private record InnerProduct(int query, int key) {}

    /// @param forward  knows what is handed in
    /// @param backward knows what has a gradient as well
    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    PairReversal(Term term, Vocabulary forward, Vocabulary backward) {
        this.vocabulary = backward;
        this.loops = backward.loops();
        this.lanes = loops.lanes();
        this.function = split(term);
        var setting = backward.setting();
        var rows = backward.leaves(queryTerms, Layout.LANES);
        this.querySide = TokenProgram.of(queryTerms, rows, setting, loops);
        this.queryReversal = new TokenReversal(queryTerms, rows, backward);
        var keys = forward.leaves(keyTerms, Layout.LANES);
        this.keySide = new KeySide(TokenProgram.of(keyTerms, keys, setting, loops), keys, forward);
        this.keyReversal = new TokenReversal(keyTerms, backward.leaves(keyTerms, Layout.LANES), backward);
        this.uniform.putAll(backward.leaves(List.of(function), Layout.LANES));
        var leaves = new LinkedHashMap<>(uniform);
        parts().forEach(leaf -> leaves.put(leaf, Layout.LANES));
        this.forward = TokenProgram.of(List.of(function), leaves, setting, loops);
        var wanted = new ArrayList<>(parts());
        uniform.keySet().stream()
                .filter(leaf -> !(leaf instanceof Term.KeyCount))
                .forEach(wanted::add);
        this.backward = Reversal.of(List.of(function), List.of(adjoint), leaves, wanted, setting, loops);
        this.keyOffsets = new int[keyTerms.size()];
        int at = 0;
        for (int key = 0; key < keyOffsets.length; key++) {
            keyOffsets[key] = at;
            at += Bands.padded(loops, size(keyTerms.get(key)));
        }
        this.keyStep = at;
    }

    private Layout layout(Term term) {
        return vocabulary.leaves(List.of(term), Layout.KEYS).values().stream().reduce(Layout.UNIFORM, Layout::and);
    }

    private int size(Term term) {
        return vocabulary.size(term.shape());
    }

    private Term split(Term term) {
        return switch (layout(term)) {
            case UNIFORM -> term;
            case LANES -> leaf("query side", add(queryTerms, term), term);
            case KEYS -> leaf("key side", add(keyTerms, term), term);
            case PAIRS -> pair(term);
        };
    }

    private Term pair(Term term) {
        if (term instanceof Term.Dot(var left, var right)) {
            boolean turned = layout(left) == Layout.KEYS;
            var query = turned ? right : left;
            var key = turned ? left : right;
            if (layout(query) == Layout.LANES && layout(key) == Layout.KEYS) {
                var product = new InnerProduct(add(queryTerms, query), add(keyTerms, key));
                return leaf("inner product", add(products, product), term);
            }
        }
        return Rebuilding.parts(term, this::split);
    }

    private static <T> int add(List<T> list, T item) {
        int found = list.indexOf(item);
        if (found < 0) {
            list.add(item);
            return list.size() - 1;
        }
        return found;
    }

    private static Parameter named(String name, Term like) {
        return new Parameter(name, like.shape(), Parameter.Origin.GIVEN, Optional.empty());
    }

    private static Term leaf(String kind, int number, Term like) {
        return new Term.ParameterValue(named(kind + " " + number, like));
    }

    private Term query(int number) {
        return leaf("query side", number, queryTerms.get(number));
    }

    private Term key(int number) {
        return leaf("key side", number, keyTerms.get(number));
    }

    private Term product(int number) {
        return leaf("inner product", number, new Term.Dot(queryTerms.get(0), queryTerms.get(0)));
    }

    /// The leaves that stand for parts of the term.
    private List<Term> parts() {
        var parts = new ArrayList<Term>();
        for (int number = 0; number < queryTerms.size(); number++) {
            parts.add(query(number));
        }
        for (int number = 0; number < keyTerms.size(); number++) {
            parts.add(key(number));
        }
        for (int number = 0; number < products.size(); number++) {
            parts.add(product(number));
        }
        return parts;
    }

    /// Numbers of the key side for each key: vectors, each padded.
    int keyStep() {
        return keyStep;
    }

    KeySide keySide() {
        return keySide;
    }

    TokenReversal keyReversal() {
        return keyReversal;
    }

    /// Writes the key side of a panel of keys, key after key.
    void store(KeySide.Machine machine, int count, float[] rows, int to) {
        Arrays.fill(rows, to, to + count * keyStep, 0);
        for (int key = 0; key < keyOffsets.length; key++) {
            var root = machine.results().root(key);
            int size = size(keyTerms.get(key));
            if (root.spread()) {
                spread(root, size, count, rows, to + keyOffsets[key]);
            } else {
                loops.unpack(root.data(), root.from(), size, count, rows, to + keyOffsets[key], keyStep);
            }
        }
    }

    private void spread(Operand root, int size, int count, float[] rows, int to) {
        for (int token = 0; token < count; token++) {
            for (int entry = 0; entry < size; entry++) {
                rows[to + token * keyStep + entry] = root.data()[root.at(entry)];
            }
        }
    }

    /// Numbers of scratch memory for the adjoints of a panel of keys.
    int keyPanel() {
        return keyTerms.stream().mapToInt(this::size).sum() * lanes;
    }

    /// Hands a machine of the key side the adjoints that [#load] puts there.
    void bind(TokenReversal.Machine machine, float[] scratch, int from) {
        int at = from;
        for (int key = 0; key < keyOffsets.length; key++) {
            machine.adjoint(key, Operand.panel(scratch, at, lanes));
            at += size(keyTerms.get(key)) * lanes;
        }
    }

    void load(float[] rows, int from, int count, float[] scratch, int to) {
        int at = to;
        for (int key = 0; key < keyOffsets.length; key++) {
            int size = size(keyTerms.get(key));
            loops.pack(rows, from + keyOffsets[key], keyStep, size, count, scratch, at);
            at += size * lanes;
        }
    }

    int scratch() {
        int numbers = querySide.scratch()
                + queryReversal.scratch()
                + forward.scratch()
                + backward.program().scratch();
        for (var term : queryTerms) {
            numbers += size(term) * lanes;
        }
        for (var term : keyTerms) {
            numbers += size(term) * lanes;
        }
        for (var product : products) {
            numbers += lanes + 2 * lanes * lanes + lanes * padded(product);
        }
        for (var leaf : uniform.keySet()) {
            numbers += size(leaf) * lanes;
        }
        return numbers + lanes;
    }

    private int padded(InnerProduct product) {
        return Bands.padded(loops, size(queryTerms.get(product.query)));
    }

    Tiles on(TokenPanel rows, float[] scratch, int from) {
        return new Tiles(rows, scratch, from);
    }

    /// Goes through tiles, for one thread.
    final class Tiles {
        private final float[] scratch;
        private final TokenMachine queries;
        private final TokenReversal.Machine queriesBack;
        private final TokenMachine values;
        private final TokenMachine slopes;
        private final int[] dQueries = new int[queryTerms.size()];
        private final int[] keys = new int[keyTerms.size()];
        private final int[] rowOf = new int[products.size()];
        private final int[] tileOf = new int[products.size()];
        private final int[] dTileOf = new int[products.size()];
        private final int[] queryRows = new int[products.size()];
        private final Map<Term, Integer> dUniform = new LinkedHashMap<>();
        private final int adjointRow;

        Tiles(TokenPanel rows, float[] scratch, int from) {
            this.scratch = scratch;
            this.queries = querySide.on(scratch, from);
            rows.bind(querySide, queries);
            int at = from + querySide.scratch();
            this.queriesBack = queryReversal.on(rows, scratch, at);
            at += queryReversal.scratch();
            this.values = forward.on(scratch, at);
            at += forward.scratch();
            this.slopes = backward.program().on(scratch, at);
            at += backward.program().scratch();
            for (var leaf : uniform.keySet()) {
                bind(leaf, rows.operand(leaf));
                if (backward.found().containsKey(leaf)) {
                    dUniform.put(leaf, at);
                }
                at += size(leaf) * lanes;
            }
            for (int query = 0; query < dQueries.length; query++) {
                dQueries[query] = at;
                queriesBack.adjoint(query, Operand.panel(scratch, at, lanes));
                at += size(queryTerms.get(query)) * lanes;
            }
            for (int key = 0; key < keys.length; key++) {
                keys[key] = at;
                bind(key(key), Operand.panel(scratch, at, lanes));
                at += size(keyTerms.get(key)) * lanes;
            }
            for (int product = 0; product < rowOf.length; product++) {
                rowOf[product] = at;
                bind(product(product), Operand.panel(scratch, at, lanes));
                tileOf[product] = at + lanes;
                dTileOf[product] = tileOf[product] + lanes * lanes;
                queryRows[product] = dTileOf[product] + lanes * lanes;
                at = queryRows[product] + lanes * padded(products.get(product));
            }
            this.adjointRow = at;
            slopes.bind(
                    backward.program().leaf(new Term.ParameterValue(adjoint)),
                    Operand.panel(scratch, adjointRow, lanes));
        }

        private void bind(Term leaf, Operand where) {
            values.bind(forward.leaf(leaf), where);
            slopes.bind(backward.program().leaf(leaf), where);
        }

        /// Begins with the rows that the panel holds now.
        void begin(int count) {
            queries.prepare();
            queries.run();
            for (int query = 0; query < dQueries.length; query++) {
                bindQuery(query);
                int length = size(queryTerms.get(query)) * lanes;
                Arrays.fill(scratch, dQueries[query], dQueries[query] + length, 0);
            }
            dUniform.forEach((leaf, at) -> Arrays.fill(scratch, at, at + size(leaf) * lanes, 0));
            for (int product = 0; product < rowOf.length; product++) {
                int step = padded(products.get(product));
                var root = queries.root(products.get(product).query);
                int width = size(queryTerms.get(products.get(product).query));
                Arrays.fill(scratch, queryRows[product], queryRows[product] + lanes * step, 0);
                loops.unpack(root.data(), root.from(), width, count, scratch, queryRows[product], step);
            }
            values.prepare();
            slopes.prepare();
        }

        private void bindQuery(int query) {
            bind(query(query), queries.root(query));
        }

        /// The tile of a panel of keys, `[count][lanes]`.
        ///
        /// @param at of the key side of the panel in `rows`
        void values(float[] rows, int at, int count, int tile) {
            multiply(rows, at, count);
            for (int key = 0; key < count; key++) {
                show(rows, at, key);
                values.run();
                loops.copy(values.root(0), scratch, tile + key * lanes, 1);
            }
        }

        private void multiply(float[] rows, int at, int count) {
            for (int product = 0; product < rowOf.length; product++) {
                var of = products.get(product);
                var root = queries.root(of.query);
                int from = at + keyOffsets[of.key];
                int width = size(queryTerms.get(of.query));
                loops.product(
                        count,
                        width,
                        rows,
                        from,
                        keyStep,
                        1,
                        root.data(),
                        root.from(),
                        lanes,
                        scratch,
                        tileOf[product],
                        lanes,
                        false);
            }
        }

        /// Puts one key where the function reads it.
        private void show(float[] rows, int at, int key) {
            for (int part = 0; part < keys.length; part++) {
                int size = size(keyTerms.get(part));
                int from = at + key * keyStep + keyOffsets[part];
                boolean read = forward.leaf(key(part)) >= 0;
                for (int entry = 0; read && entry < size; entry++) {
                    int to = keys[part] + entry * lanes;
                    Arrays.fill(scratch, to, to + lanes, rows[from + entry]);
                }
            }
            for (int product = 0; product < rowOf.length; product++) {
                System.arraycopy(scratch, tileOf[product] + key * lanes, scratch, rowOf[product], lanes);
            }
        }

        /// Takes in the adjoints of a tile: adds to those of the query side, and of each key of the panel.
        ///
        /// @param diagonal whether key j is seen by lane j and later ones alone
        /// @param tokens   lanes that are rows
        /// @param to       of the panel's keys in `sums`, laid out as their key side
        void reverse(
                float[] rows, int at, int count, int adjoints, boolean diagonal, int tokens, float[] sums, int to) {
            multiply(rows, at, count);
            for (int key = 0; key < count; key++) {
                show(rows, at, key);
                System.arraycopy(scratch, adjoints + key * lanes, scratch, adjointRow, lanes);
                slopes.run();
                collect(key, diagonal ? Math.min(key, lanes) : 0, tokens, sums, to + key * keyStep);
            }
            for (int product = 0; product < rowOf.length; product++) {
                if (backward.found().containsKey(product(product))) {
                    gather(product, rows, at, count, tokens, sums, to);
                }
            }
        }

        private Operand slope(Term leaf) {
            return slopes.root(backward.root(leaf));
        }

        /// What one key adds; lanes before `first` do not see it.
        private void collect(int key, int first, int tokens, float[] sums, int to) {
            for (int query = 0; query < dQueries.length; query++) {
                if (backward.found().containsKey(query(query))) {
                    add(slope(query(query)), size(queryTerms.get(query)), first, dQueries[query]);
                }
            }
            dUniform.forEach((leaf, at) -> add(slope(leaf), size(leaf), first, at));
            for (int part = 0; part < keys.length; part++) {
                if (backward.found().containsKey(key(part))) {
                    total(slope(key(part)), size(keyTerms.get(part)), first, tokens, sums, to + keyOffsets[part]);
                }
            }
            for (int product = 0; product < rowOf.length; product++) {
                if (backward.found().containsKey(product(product))) {
                    int row = dTileOf[product] + key * lanes;
                    loops.copy(slope(product(product)), scratch, row, 1);
                    Arrays.fill(scratch, row, row + first, 0);
                }
            }
        }

        private void add(Operand more, int rows, int first, int to) {
            if (first == 0) {
                loops.meet(Pointwise.ADD, Operand.panel(scratch, to, lanes), more, scratch, to, rows);
                return;
            }
            for (int row = 0; row < rows; row++) {
                for (int lane = first; lane < lanes; lane++) {
                    scratch[to + row * lanes + lane] += more.data()[more.at(row) + lane];
                }
            }
        }

        private void total(Operand more, int rows, int first, int tokens, float[] sums, int to) {
            for (int row = 0; row < rows; row++) {
                float sum = 0;
                for (int lane = first; lane < tokens; lane++) {
                    sum += more.data()[more.at(row) + lane];
                }
                sums[to + row] += sum;
            }
        }

        private void gather(int product, float[] rows, int at, int count, int tokens, float[] sums, int to) {
            var of = products.get(product);
            int step = padded(of);
            int width = size(queryTerms.get(of.query));
            int pairs = dTileOf[product];
            Bands.onto(
                    loops,
                    step,
                    count,
                    tokens,
                    scratch,
                    pairs,
                    lanes,
                    1,
                    scratch,
                    queryRows[product],
                    step,
                    sums,
                    to + keyOffsets[of.key],
                    keyStep);
            loops.product(
                    width,
                    count,
                    rows,
                    at + keyOffsets[of.key],
                    1,
                    keyStep,
                    scratch,
                    pairs,
                    lanes,
                    scratch,
                    dQueries[of.query],
                    lanes,
                    true);
        }

        /// Where adjoints of leaves of the rows go.
        interface Sink {
            void add(Term leaf, Operand adjoint);
        }

        /// Ends a panel of rows: the adjoints of its leaves.
        void finish(Sink sink) {
            queriesBack.run();
            queryReversal.found().forEach(leaf -> sink.add(leaf, queriesBack.of(leaf)));
            dUniform.forEach((leaf, at) -> sink.add(leaf, Operand.panel(scratch, at, lanes)));
        }
    }
}
