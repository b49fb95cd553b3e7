package dev.attest.models.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// PyTorch's own `scaled_dot_product_attention` of single precision on the processor, called through the C
/// functions of its library: no copy and no conversion comes between its caller and its kernel.
///
/// Arrays are row-major, `[batch][heads][tokens][d]`. It holds native memory until it is closed.
public final class ScaledDotProductAttention implements TorchPeer {
    private static final int FLOAT = 6;
    private static final int RANK = 4;

    private final Arena arena = Arena.ofShared();
    private final boolean causal;
    private final long[] shape;
    private final long length;
    private final MemorySegment query;
    private final MemorySegment key;
    private final MemorySegment value;
    private final MemorySegment results;

    /// @throws NoNativeLibrary if there is none for this machine, or none with these functions
    public ScaledDotProductAttention(long[] shape, float[] q, float[] k, float[] v, boolean causal) {
        TorchEngine.engine();
        this.shape = shape.clone();
        this.causal = causal;
        this.length = q.length;
        this.query = tensor(shape, q);
        this.key = tensor(shape, k);
        this.value = tensor(shape, v);
        this.results = arena.allocate(ValueLayout.ADDRESS, 2);
    }

    @Override
    public void run() {
        call();
        release();
    }

    @Override
    public float[] output() {
        call();
        var numbers = numbers(results.getAtIndex(ValueLayout.ADDRESS, 0));
        release();
        return numbers;
    }

    private float[] numbers(MemorySegment tensor) {
        var address = arena.allocate(ValueLayout.ADDRESS);
        Functions.call(Functions.DATA, tensor, address);
        var data = address.get(ValueLayout.ADDRESS, 0).reinterpret(length * Float.BYTES);
        return data.toArray(ValueLayout.JAVA_FLOAT);
    }

    @Override
    public String title() {
        return "scaled_dot_product_attention of PyTorch";
    }

    /// Its gradient by queries, keys and values, from what moves the output. Closes this with itself.
    ///
    /// @param dOut of the size of the output
    public TorchPeer gradient(float[] dOut) {
        return new Gradient(dOut);
    }

    /// The derivatives, from the output and the log-sum-exp that the forward pass has left.
    final class Gradient implements TorchPeer {
        private static final int RESULTS = 3;

        private final MemorySegment dOutput;
        private final MemorySegment derivatives = arena.allocate(ValueLayout.ADDRESS, RESULTS);

        private Gradient(float[] dOut) {
            dOutput = tensor(shape, dOut);
            call();
        }

        @Override
        public void run() {
            differentiate();
            let();
        }

        /// Of the queries.
        @Override
        public float[] output() {
            differentiate();
            var numbers = numbers(derivatives.getAtIndex(ValueLayout.ADDRESS, 0));
            let();
            return numbers;
        }

        @Override
        public String title() {
            return "the gradient of scaled_dot_product_attention of PyTorch";
        }

        private void differentiate() {
            Functions.call(
                    Functions.GRADIENT,
                    dOutput,
                    query,
                    key,
                    value,
                    results.getAtIndex(ValueLayout.ADDRESS, 0),
                    results.getAtIndex(ValueLayout.ADDRESS, 1),
                    0.0,
                    causal ? 1 : 0,
                    MemorySegment.NULL,
                    MemorySegment.NULL,
                    derivatives,
                    derivatives.asSlice(ValueLayout.ADDRESS.byteSize()),
                    derivatives.asSlice(2 * ValueLayout.ADDRESS.byteSize()));
        }

        private void let() {
            for (int result = 0; result < RESULTS; result++) {
                Functions.call(Functions.DELETE, derivatives.getAtIndex(ValueLayout.ADDRESS, result));
            }
        }

        @Override
        public void close() {
            release();
            Functions.call(Functions.DELETE, dOutput);
            ScaledDotProductAttention.this.close();
        }
    }

    private void call() {
        Functions.call(
                Functions.ATTENTION,
                query,
                key,
                value,
                0.0,
                causal ? 1 : 0,
                MemorySegment.NULL,
                MemorySegment.NULL,
                results,
                results.asSlice(ValueLayout.ADDRESS.byteSize()));
    }

    private void release() {
        Functions.call(Functions.DELETE, results.getAtIndex(ValueLayout.ADDRESS, 0));
        Functions.call(Functions.DELETE, results.getAtIndex(ValueLayout.ADDRESS, 1));
    }

    private MemorySegment tensor(long[] shape, float[] numbers) {
        if (shape.length != RANK || shape[0] * shape[1] * shape[2] * shape[3] != numbers.length) {
            throw new IllegalArgumentException(
                    "array: expected four sizes whose product is its length, " + numbers.length + ", got others");
        }
        var data = arena.allocate((long) numbers.length * Float.BYTES, 64);
        MemorySegment.copy(numbers, 0, data, ValueLayout.JAVA_FLOAT, 0, numbers.length);
        var sizes = arena.allocateFrom(ValueLayout.JAVA_LONG, shape);
        var strides = arena.allocateFrom(
                ValueLayout.JAVA_LONG, shape[1] * shape[2] * shape[3], shape[2] * shape[3], shape[3], 1);
        var handle = arena.allocate(ValueLayout.ADDRESS);
        Functions.call(Functions.TENSOR, data, (long) RANK, sizes, strides, 0L, FLOAT, 0, 0, handle);
        return handle.get(ValueLayout.ADDRESS, 0);
    }

    @Override
    public void close() {
        Functions.call(Functions.DELETE, query);
        Functions.call(Functions.DELETE, key);
        Functions.call(Functions.DELETE, value);
        arena.close();
    }

    /// The functions, looked up in the library that the engine has loaded.
    private static final class Functions {
        private static final ValueLayout POINTER = ValueLayout.ADDRESS;
        private static final ValueLayout INT = ValueLayout.JAVA_INT;
        private static final ValueLayout LONG = ValueLayout.JAVA_LONG;

        static final MethodHandle TENSOR = function(
                "aoti_torch_create_tensor_from_blob", POINTER, LONG, POINTER, POINTER, LONG, INT, INT, INT, POINTER);
        static final MethodHandle DATA = function("aoti_torch_get_data_ptr", POINTER, POINTER);
        static final MethodHandle DELETE = function("aoti_torch_delete_tensor_object", POINTER);
        static final MethodHandle ATTENTION = function(
                "aoti_torch_cpu__scaled_dot_product_flash_attention_for_cpu",
                POINTER,
                POINTER,
                POINTER,
                ValueLayout.JAVA_DOUBLE,
                INT,
                POINTER,
                POINTER,
                POINTER,
                POINTER);
        static final MethodHandle GRADIENT = function(
                "aoti_torch_cpu__scaled_dot_product_flash_attention_for_cpu_backward",
                POINTER,
                POINTER,
                POINTER,
                POINTER,
                POINTER,
                POINTER,
                ValueLayout.JAVA_DOUBLE,
                INT,
                POINTER,
                POINTER,
                POINTER,
                POINTER,
                POINTER);

        private Functions() {}

        private static MethodHandle function(String name, ValueLayout... arguments) {
            var address = SymbolLookup.loaderLookup()
                    .find(name)
                    .orElseThrow(() -> new NoNativeLibrary(
                            "PyTorch: expected a library with the function " + name + ", found it without"));
            return Linker.nativeLinker().downcallHandle(address, FunctionDescriptor.of(INT, arguments));
        }

        static void call(MethodHandle function, Object... arguments) {
            int failed;
            try {
                failed = (int) function.invokeWithArguments(arguments);
            } catch (RuntimeException | Error thrown) {
                throw thrown;
            } catch (Throwable thrown) {
                throw new IllegalStateException(thrown);
            }
            if (failed != 0) {
                throw new IllegalStateException("PyTorch: expected a function to succeed, got error " + failed);
            }
        }
    }
}
