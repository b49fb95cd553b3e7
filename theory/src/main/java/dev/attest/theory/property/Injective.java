package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.strategy.FewFeatures;
import dev.attest.theory.strategy.FixedQueries;
import dev.attest.theory.strategy.HomogeneousText;
import dev.attest.theory.strategy.InjectivityDerivations;
import dev.attest.theory.strategy.InverseFeatureMap;
import dev.attest.theory.strategy.LeadingExponential;
import dev.attest.theory.strategy.LinearRows;
import dev.attest.theory.strategy.MovedQuery;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.SaturatedRows;
import dev.attest.theory.strategy.ShiftThroughMatrix;
import dev.attest.theory.strategy.SolvedRows;
import dev.attest.theory.strategy.Strategy;
import dev.attest.theory.strategy.Transitions;
import dev.attest.theory.strategy.TurningPoint;
import dev.attest.theory.strategy.VanishingScale;
import java.util.List;

/// Different queries have different rows.
@AutoService(Property.class)
public final class Injective implements Property {
    private static final List<Strategy> STRATEGIES = List.of(
            new HomogeneousText(new Goal.NeverInjective()),
            new FewFeatures(true),
            new MovedQuery(),
            new ShiftThroughMatrix(),
            new InverseFeatureMap(),
            new FixedQueries(),
            new VanishingScale(),
            new SaturatedRows(),
            new InjectivityDerivations(),
            Transitions.injective(),
            new LinearRows(),
            new LeadingExponential(),
            new TurningPoint(),
            new SolvedRows(),
            new FewFeatures(false));

    @Override
    public String id() {
        return "injective";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String meaning() {
        return "q -> a_K(q) is injective where the row is defined, under a condition on K that "
                + "independent keys of any everywhere-positive density meet with probability -> 1 as n "
                + "grows.";
    }

    @Override
    public String failureMeaning() {
        return "q -> a_K(q) is not injective, for every K for which the row is defined at two queries or more.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "a family of collisions, or a proof that the features of the query determine it, would settle it");
    }
}
