/// Ways through queries and keys, one class each: what a form makes cheap, in panels of strips. Belongs here:
/// order of work, masks, states. Does not: what a definition's form is, or which family to take.
///
/// Every family has a bound on what rounding does to it ([ErrorBounds]). What is not finite goes where the
/// definition takes it: a score that is not a number, or is +inf, leaves none in its row; one of -inf has the
/// weight 0, and where all are -inf the row is not a number; a value that is not finite reaches every row that
/// sees its key, also with the weight 0, since 0 times it is not a number. So far this is PyTorch's
/// `softmax(scores) @ values`. Unlike there, what a causal row does not see and what is padding touch nothing,
/// whatever they hold.
@NullMarked
package dev.attest.kernels.family;

import org.jspecify.annotations.NullMarked;
