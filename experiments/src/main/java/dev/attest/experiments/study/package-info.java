/// What a study is: its settings, its trials, the predictions it makes before it runs, and how they are judged
/// after. No study lives here, and nothing here knows where results are kept.
@NullMarked
package dev.attest.experiments.study;

import org.jspecify.annotations.NullMarked;
