/// Random networks on the two datasets of arXiv 2310.11685, drawn and counted beside their exact law.
@NullMarked
package dev.attest.experiments.studies.separation;

import org.jspecify.annotations.NullMarked;
