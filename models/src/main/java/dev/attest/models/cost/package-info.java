/// What a network of vision costs, counted from a table of its stages in whole numbers under one rule. Nothing
/// here runs a network, and what others publish of its cost is not here.
@NullMarked
package dev.attest.models.cost;

import org.jspecify.annotations.NullMarked;
