package dev.attest.models.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/// PyTorch, started once and only when something asks for it.
///
/// Starting unpacks the native library on first use, to `~/.djl.ai` or where `DJL_CACHE_DIR` says (a system
/// property or a variable of the environment). Nothing is sent or fetched over a network. The number of threads
/// is part of every result, since the order of a sum depends on it: 2, unless `ai.djl.pytorch.num_threads` says
/// otherwise. Source text is run as written, statement by statement, so that the first call and the hundredth
/// have the same bits.
public final class TorchEngine {
    private static final String THREADS = "2";
    private static final String BUNDLED_LIBRARY = "/native/lib/pytorch.properties";
    private static final String OWN_LIBRARY = "PYTORCH_LIBRARY_PATH";

    private TorchEngine() {}

    /// The engine is started when this class is first asked for it.
    private static final class Started {
        static final Engine ENGINE = start();
    }

    public static Engine engine() {
        requireLibrary();
        return Started.ENGINE;
    }

    /// A manager of arrays in the memory of the processor, to be closed.
    public static NDManager manager() {
        return engine().newBaseManager(Device.cpu());
    }

    private static Engine start() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        set("ai.djl.pytorch.num_threads", THREADS);
        set("ai.djl.pytorch.num_interop_threads", "1");
        return Engine.getEngine("PyTorch");
    }

    /// Asks for the library without starting anything. (DJL would look for one on a network.)
    ///
    /// @throws NoNativeLibrary if there is none for this machine
    public static void requireLibrary() {
        boolean own = System.getenv(OWN_LIBRARY) != null || System.getProperty(OWN_LIBRARY) != null;
        if (!own && TorchEngine.class.getResource(BUNDLED_LIBRARY) == null) {
            var machine = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
            throw new NoNativeLibrary("PyTorch: expected its native library for " + machine
                    + " among the jars, found none; it is published for Linux on x86_64 and aarch64, macOS on aarch64 and"
                    + " Windows on x86_64, and " + OWN_LIBRARY + " may name a folder with another");
        }
    }

    private static void set(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
