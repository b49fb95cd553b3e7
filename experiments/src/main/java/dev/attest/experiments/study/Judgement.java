package dev.attest.experiments.study;

import dev.attest.theory.statement.Verdict;

/// A prediction after the fact.
///
/// @param verdict HOLDS, FAILS, or UNDECIDED where the results are too few to tell
/// @param figures the numbers that decided it, in a line
public record Judgement(Verdict verdict, String figures) {}
