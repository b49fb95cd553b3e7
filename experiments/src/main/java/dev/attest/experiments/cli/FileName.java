package dev.attest.experiments.cli;

/// The name of a file for a thing whose name is free text.
final class FileName {
    private FileName() {}

    static String of(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.isEmpty() || plain.startsWith(".") ? "_" + plain : plain;
    }
}
