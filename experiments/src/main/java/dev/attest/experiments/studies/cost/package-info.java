/// Parameters and multiply-adds of published networks, counted from their stages and held against what is
/// printed of them. How they are counted is in `dev.attest.models.cost`.
@NullMarked
package dev.attest.experiments.studies.cost;

import org.jspecify.annotations.NullMarked;
