package dev.attest.experiments.studies;

/// Feature maps of several studies, as the text of a definition.
public enum Kernel {
    RELU("relu", "ReLU", "relu(x)"),
    LEAKY_RELU("leakyrelu", "LeakyReLU", "leakyrelu(x, 1/100)"),
    IDENTITY("identity", "identity", "x"),
    EXP("exp", "exp", "exp(x)"),
    ELU("elu1", "ELU+1", "elu(x) + 1");

    private final String id;
    private final String title;
    private final String text;

    Kernel(String id, String title, String text) {
        this.id = id;
        this.title = title;
        this.text = text;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /// What stands after `phi(x) =`.
    public String text() {
        return text;
    }
}
