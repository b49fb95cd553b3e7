package dev.attest.models.torch;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/// A function that PyTorch has compiled, ready to be called; it takes part in the gradients of whatever is
/// recorded. It holds native memory until it is closed.
public final class TorchFunction implements AutoCloseable {
    private final Model model;
    private final Block block;
    private final ParameterStore none;

    private TorchFunction(Model model) {
        this.model = model;
        this.block = model.getBlock();
        this.none = new ParameterStore(model.getNDManager(), false);
    }

    /// Compiles a source.
    public static TorchFunction of(TorchSource source) {
        return of(TorchArchive.of(source));
    }

    /// Loads an archive: the bytes of a `.pt` file.
    ///
    /// @throws IllegalArgumentException if PyTorch cannot read it
    public static TorchFunction of(byte[] archive) {
        TorchEngine.engine();
        var model = Model.newInstance("attention", Device.cpu(), "PyTorch");
        try {
            model.load(new ByteArrayInputStream(archive), Map.of());
            Files.deleteIfExists(model.getModelPath());
            return new TorchFunction(model);
        } catch (IOException failure) {
            model.close();
            throw new UncheckedIOException(failure);
        } catch (MalformedModelException | RuntimeException refused) {
            model.close();
            throw new IllegalArgumentException(
                    "expected an archive that PyTorch can read, got one that it refuses: " + refused.getMessage(),
                    refused);
        }
    }

    /// Calls the function with its arguments, in the order of [TorchSource#arguments()]. The result belongs to
    /// the manager of the first. Gradients are recorded wherever a collector is open: DJL would cut them off
    /// for a block that does not train.
    public NDArray apply(NDArray... arguments) {
        return block.forward(none, new NDList(arguments), true).singletonOrThrow();
    }

    /// The function as a block without parameters. Without `training` it records no gradients.
    public Block block() {
        return block;
    }

    @Override
    public void close() {
        model.close();
    }
}
