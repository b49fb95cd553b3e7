package dev.attest.models.torch;

import dev.attest.kernels.form.KeyReduction;
import java.util.List;

/// What the emission of any form of a mechanism needs to know.
record Setting(Statements statements, Visibility visibility, WidthSource widths, ParameterNames parameters) {
    Emission emission(Scope scope) {
        return new Emission(statements, visibility, scope.absorbed(), widths, parameters);
    }

    Guards guards() {
        return new Guards(visibility, statements);
    }

    Reductions reductions() {
        return new Reductions(statements, visibility, guards());
    }

    SummedProduct summedProduct() {
        return new SummedProduct(statements, reductions(), guards());
    }

    Entrywise entrywise() {
        return new Entrywise(statements, guards(), false);
    }

    boolean causal() {
        return visibility.rows().causal();
    }

    static void define(List<KeyReduction> reductions, List<Node> nodes, Emission emission) {
        for (int reduction = 0; reduction < nodes.size(); reduction++) {
            emission.define(reductions.get(reduction).leaf(), emission.of(nodes.get(reduction)));
        }
    }
}
