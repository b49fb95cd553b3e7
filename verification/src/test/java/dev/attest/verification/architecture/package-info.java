/// Who may know whom, held against the classes as compiled; and planted classes that break each rule.
@NullMarked
package dev.attest.verification.architecture;

import org.jspecify.annotations.NullMarked;
