package dev.attest.experiments.run;

import java.io.IOException;
import java.nio.file.Path;

/// A process that writes a file and never gets to its end.
final class EndlessWriting {
    private EndlessWriting() {}

    public static void main(String[] arguments) throws IOException {
        WholeFile.write(Path.of(arguments[0]), stream -> {
            stream.write(new byte[1 << 20]);
            System.out.println("writing");
            while (true) {
                stream.write(0);
                stream.flush();
            }
        });
    }
}
