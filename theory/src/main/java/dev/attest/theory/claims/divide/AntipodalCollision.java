package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Finding;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Decides whether two antipodal queries of a sphere have the same row of linear attention, for the feature
/// maps for which that can be decided.
final class AntipodalCollision {
    private final Mechanism mechanism;
    private final Sphere sphere;
    private final Divisor divisor;

    AntipodalCollision(Mechanism linear, Sphere sphere) {
        this.mechanism = sphere.phi().in(linear);
        this.sphere = sphere;
        this.divisor = new Divisor(mechanism, sphere.phi(), sphere.keys());
    }

    Finding find() {
        return Stream.<Supplier<Optional<Finding>>>of(
                        this::nowhereDefined, this::injective, this::signs, this::exact, this::onTheCircle)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new Finding.Undecided("no way to decide " + sphere.text()));
    }

    private Optional<Finding> nowhereDefined() {
        return divisor.isZeroEverywhere()
                ? Optional.of(new Finding.Exact(false, "the divisor is 0 at every query: no query has a row"))
                : Optional.empty();
    }

    /// With rank phi(K) = m equal rows mean phi(p) = c phi(q); a constant feature makes c = 1, the identity
    /// beside it p = q.
    private Optional<Finding> injective() {
        var phi = sphere.phi();
        boolean applies = phi.form() == Form.CONSTANT_BESIDE_IDENTITY
                && new RationalMatrix(phi.ofAll(sphere.keys())).rank() == phi.features();
        return applies
                ? Optional.of(new Finding.Exact(
                        false, "rank phi(K) = m and phi has a constant feature: no two queries collide"))
                : Optional.empty();
    }

    /// Around the origin, features of signs are the same along each open quadrant and half axis: in the plane
    /// eight directions stand for all.
    private Optional<Finding> signs() {
        boolean applies = sphere.phi().form() == Form.SIGNS
                && sphere.phi().width() == 2
                && sphere.centre().stream().allMatch(BigFraction.ZERO::equals);
        if (!applies || Directions.unit(2).stream().anyMatch(this::collides)) {
            return Optional.empty();
        }
        return Optional.of(new Finding.Exact(false, "antipodal rows differ for all eight patterns of signs"));
    }

    private Optional<Finding> exact() {
        return Directions.unit(sphere.phi().width()).stream()
                .filter(this::collides)
                .findFirst()
                .map(unit -> new Finding.Exact(
                        true,
                        "the rows of " + ExactText.text(sphere.towards(unit)) + " and "
                                + ExactText.text(sphere.awayFrom(unit)) + " are equal"));
    }

    private boolean collides(List<BigFraction> unit) {
        try {
            return Rows.equalRational(mechanism, sphere.keys(), sphere.towards(unit), sphere.awayFrom(unit));
        } catch (Declined _) {
            return false;
        }
    }

    private Optional<Finding> onTheCircle() {
        boolean applies = sphere.phi().features() == 2
                && sphere.phi().width() >= 2
                && sphere.phi().continuous()
                && divisor.avoidsZeroAround(sphere.centre(), sphere.radius());
        return applies
                ? new CircleBisection(mechanism, sphere, 0, 1)
                        .find()
                        .or(() -> new CircleBisection(mechanism, sphere, 1, 0).find())
                : Optional.empty();
    }
}
