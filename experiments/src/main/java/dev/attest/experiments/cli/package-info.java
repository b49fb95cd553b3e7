/// The command `attest`: options, tables, JSON, progress and exit codes. What it prints is decided elsewhere.
@NullMarked
package dev.attest.experiments.cli;

import org.jspecify.annotations.NullMarked;
