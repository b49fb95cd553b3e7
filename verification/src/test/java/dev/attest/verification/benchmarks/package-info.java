/// What takes how long: programs to be started by hand or by the profile `benchmarks`. Tests here judge made-up
/// figures, and never the time that something takes.
@NullMarked
package dev.attest.verification.benchmarks;

import org.jspecify.annotations.NullMarked;
