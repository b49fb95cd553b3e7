/// Definitions as functions of PyTorch: their source text, the archive that `torch.jit.load` reads, and the
/// function under DJL. Layers and training belong elsewhere.
@NullMarked
package dev.attest.models.torch;

import org.jspecify.annotations.NullMarked;
