package dev.attest.models.training;

import ai.djl.ndarray.NDList;

/// What goes into a network, and what should come out of it.
public record Batch(NDList inputs, NDList labels) {}
