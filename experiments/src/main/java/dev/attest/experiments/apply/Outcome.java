package dev.attest.experiments.apply;

import dev.attest.experiments.arrays.ArrayHeader;
import dev.attest.experiments.arrays.NumpyArchiveWriter;
import dev.attest.experiments.run.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The numbers that came out, in the widest type of those that went in.
public final class Outcome {
    private final HeadArrays arrays;
    private final Map<String, Long> notFiniteIn;
    private final NumberArray out;
    private final Optional<NumberArray> weights;

    Outcome(HeadArrays arrays, Map<String, Long> notFiniteIn, NumberArray out, Optional<NumberArray> weights) {
        this.arrays = arrays;
        this.notFiniteIn = notFiniteIn;
        this.out = out;
        this.weights = weights;
    }

    /// Writes an archive with `o` [b,h,n,dv], and `weights` [b,h,n,l] where they are wanted.
    public void writeTo(OutputStream stream, Progress progress) throws IOException {
        long rows = arrays.rows();
        long width = arrays.sizes().dv() + (weights.isPresent() ? arrays.sizes().keys() : 0L);
        progress.start("write", rows * width);
        var writer = new NumpyArchiveWriter(stream, progress::step);
        out.addTo(writer, "o", arrays.type(), arrays.outputShape());
        if (weights.isPresent()) {
            weights.get().addTo(writer, "weights", arrays.type(), arrays.weightsShape());
        }
        writer.finish();
        progress.close();
    }

    /// What was computed: `o float32 [2,4,257,48]`.
    public String words() {
        return words("o", arrays.outputShape())
                + (weights.isPresent() ? ", " + words("weights", arrays.weightsShape()) : "");
    }

    private String words(String name, List<Integer> shape) {
        return name + " " + arrays.type() + " " + ArrayHeader.words(shape);
    }

    /// How many numbers that are not finite came in and went out, and where; nothing if there are none.
    public Optional<String> notFinite() {
        var in = new ArrayList<String>();
        notFiniteIn.forEach((name, count) -> mention(name, count, in));
        var left = new ArrayList<String>();
        mention("o", out.notFinite(arrays.type()), left);
        weights.ifPresent(numbers -> mention("weights", numbers.notFinite(arrays.type()), left));
        if (in.isEmpty() && left.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("numbers that are not finite: " + words(in) + " came in, " + words(left) + " went out");
    }

    private static void mention(String name, long count, List<String> counts) {
        if (count > 0) {
            counts.add(count + " in " + name);
        }
    }

    private static String words(List<String> counts) {
        return counts.isEmpty() ? "none" : String.join(" and ", counts);
    }
}
