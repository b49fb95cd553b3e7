package dev.attest.experiments.artifact;

import dev.attest.experiments.study.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An artifact on disk. Paths inside it are relative, with `/` between names on every system.
public record ArtifactFolder(Path root) {
    static final String MANIFEST = "manifest.json";
    static final String RUN = "run.json";
    static final String REPORT = "report.html";

    /// @throws BadInput if the folder is not one
    public static ArtifactFolder existing(Path root) {
        if (!isArtifact(root)) {
            var found =
                    Files.isDirectory(root) ? "a folder without one" : Files.exists(root) ? "a file" : "nothing there";
            throw new BadInput(root + ": expected an artifact, a folder with " + MANIFEST + ", got " + found);
        }
        return new ArtifactFolder(root);
    }

    static boolean isArtifact(Path root) {
        return Files.isRegularFile(root.resolve(MANIFEST));
    }

    public boolean has(String path) {
        return Files.isRegularFile(root.resolve(path));
    }

    public byte[] bytes(String path) throws IOException {
        return Files.readAllBytes(root.resolve(path));
    }

    /// Bytes that are not UTF-8 become replacement characters.
    public String text(String path) throws IOException {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    public void write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    public void write(Map<String, String> files) throws IOException {
        for (var file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
    }

    /// The paths of all files, sorted.
    public List<String> files() throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /// The paths with this start and this end, sorted.
    public List<String> files(String start, String end) throws IOException {
        return files().stream()
                .filter(path -> path.startsWith(start) && path.endsWith(end))
                .toList();
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
