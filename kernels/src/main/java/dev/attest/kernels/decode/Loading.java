package dev.attest.kernels.decode;

import dev.attest.kernels.Call;
import dev.attest.kernels.Slice;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;

/// Fills the lanes of a panel with tokens of a call: for each leaf that comes with a token, where it is.
final class Loading {
    private final LanePanel panel;
    private final int d;
    private final int dv;
    private final int query;
    private final int key;
    private final int value;
    private final int queryPosition;
    private final int keyPosition;
    private final int count;
    private final Brought[] brought;

    /// An input, the numbers of a token, and the place of its panel.
    private record Brought(Input input, int size, int at) {}

    Loading(LanePanel panel, Ground ground) {
        this.panel = panel;
        this.d = ground.sizes().d();
        this.dv = ground.sizes().dv();
        this.query = panel.at(Term.Query.class);
        this.key = panel.at(Term.Key.class);
        this.value = panel.at(Term.Value.class);
        this.queryPosition = panel.at(Term.QueryPosition.class);
        this.keyPosition = panel.at(Term.KeyPosition.class);
        this.count = panel.at(Term.KeyCount.class);
        var inputs = new ArrayList<Brought>();
        panel.places().forEach((leaf, at) -> {
            if (leaf instanceof Term.InputValue(var input, var _)) {
                inputs.add(new Brought(input, ground.mentions().size(input.shape()), at));
            }
        });
        this.brought = inputs.toArray(Brought[]::new);
    }

    /// Puts tokens into the lanes: lane l has the query of row `(first + l) * length + token` of the arrays of
    /// queries, and the key of row `(first + l) / group * length + token` of those of keys.
    ///
    /// @param position of lane 0
    /// @param apart    positions from lane to lane
    void load(Call call, int first, int lanes, int group, int length, int token, int position, int apart) {
        tokens(query, d, call.q(), false, first, lanes, group, length, token);
        tokens(key, d, call.k(), true, first, lanes, group, length, token);
        tokens(value, dv, call.v(), true, first, lanes, group, length, token);
        for (var each : brought) {
            var numbers = call.inputs().get(each.input.name());
            if (numbers != null) {
                boolean ofKey = !each.input.ofQuery();
                tokens(each.at, each.size, numbers, ofKey, first, lanes, group, length, token);
            }
        }
        panel.positions(queryPosition, position, apart);
        panel.positions(keyPosition, position, apart);
        panel.positions(count, position + 1, apart);
    }

    private void tokens(
            int at, int width, Slice numbers, boolean ofKey, int first, int lanes, int group, int length, int token) {
        for (int lane = 0; at >= 0 && lane < lanes; lane++) {
            int head = ofKey ? (first + lane) / group : first + lane;
            panel.token(at, width, numbers.data(), numbers.from() + (head * length + token) * width, lane);
        }
    }
}
