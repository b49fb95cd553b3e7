/// What takes how long: programs to be started by hand. No test is here.
@NullMarked
package dev.attest.verification.benchmarks;

import org.jspecify.annotations.NullMarked;
