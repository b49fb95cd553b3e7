package dev.attest.experiments.cli;

import dev.attest.experiments.run.Progress;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// A bar that is redrawn in place on a terminal.
final class ConsoleProgress implements Progress {
    private final Terminal terminal;
    private Optional<ProgressBar> bar = Optional.empty();

    private ConsoleProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    /// A bar where diagnostics go to a terminal, otherwise a line now and then.
    static Progress of(Terminal terminal) {
        return terminal.bars() ? new ConsoleProgress(terminal) : new LineProgress(terminal, System::nanoTime);
    }

    @Override
    public void start(String what, long total) {
        close();
        bar = Optional.of(new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(terminal.width())
                .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), terminal.width()))
                .clearDisplayOnFinish()
                .build());
    }

    @Override
    public void step(long by) {
        bar.ifPresent(shown -> shown.stepBy(by));
    }

    @Override
    public void note(String text) {
        bar.ifPresentOrElse(shown -> shown.setExtraMessage(text), () -> terminal.complain(text));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
