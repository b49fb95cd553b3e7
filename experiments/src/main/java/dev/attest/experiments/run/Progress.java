package dev.attest.experiments.run;

/// Where the news of a long job goes.
public interface Progress {
    Progress SILENT = new Progress() {
        @Override
        public void start(String what, long total) {}

        @Override
        public void step(long by) {}

        @Override
        public void note(String text) {}

        @Override
        public void close() {}
    };

    void start(String what, long total);

    void step(long by);

    void note(String text);

    void close();
}
