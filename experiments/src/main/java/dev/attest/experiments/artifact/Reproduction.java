package dev.attest.experiments.artifact;

import dev.attest.experiments.run.IfStarted;
import dev.attest.experiments.run.Progress;
import dev.attest.experiments.study.BadInput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes an artifact. All work is done in the folder `NAME.partial` beside it, which is moved into place when
/// it is whole; being killed at any moment leaves either no artifact or a whole one, and the partial folder to
/// resume from.
public final class Reproduction {
    private final List<Chapter> chapters;

    public Reproduction(List<Chapter> chapters) {
        this.chapters = List.copyOf(chapters);
    }

    /// @throws BadInput             if the folder holds something else, or an unfinished run is in the way
    /// @throws InterruptedException if interrupted; what was finished can be resumed
    public ArtifactFolder make(ReproductionRequest request, Progress progress)
            throws IOException, InterruptedException {
        var target = request.folder();
        refuseOtherContent(target);
        var partial = target.resolveSibling(target.getFileName() + ".partial");
        clear(partial, request.ifStarted());
        try (var lock = lock(partial)) {
            var content = partial.resolve("content");
            make(request, content, partial.resolve("journals"), progress);
            replace(target, content, partial.resolve("previous"));
        }
        ArtifactFolder.delete(partial);
        return new ArtifactFolder(target);
    }

    private void make(ReproductionRequest request, Path content, Path journals, Progress progress)
            throws IOException, InterruptedException {
        var started = Instant.now();
        ArtifactFolder.delete(content);
        Files.createDirectories(content);
        Files.createDirectories(journals);
        var folder = new ArtifactFolder(content);
        for (var chapter : chapters) {
            chapter.produce(new Production(request, folder, journals, progress));
        }
        folder.write(Rendering.of(folder, chapters));
        var manifest = Manifest.of(folder);
        folder.write(ArtifactFolder.MANIFEST, manifest);
        folder.write(ArtifactFolder.RUN, RunRecord.write(request, manifest, started, Instant.now()));
    }

    private static void refuseOtherContent(Path target) throws IOException {
        if (!Files.exists(target) || ArtifactFolder.isArtifact(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new BadInput(target + ": expected a folder, an artifact or nothing, got a file");
        }
        try (var entries = Files.list(target)) {
            if (entries.findAny().isPresent()) {
                throw new BadInput(target + ": expected an artifact or an empty folder, got a folder with other files");
            }
        }
    }

    private static void clear(Path partial, IfStarted ifStarted) throws IOException {
        if (Files.exists(partial) && ifStarted == IfStarted.REFUSE) {
            throw new BadInput(partial + ": expected no unfinished run, found one; --resume goes on with it, --restart"
                    + " starts over");
        }
        Files.createDirectories(partial);
        if (ifStarted == IfStarted.RESTART) {
            try (var lock = lock(partial)) {
                ArtifactFolder.delete(partial.resolve("content"));
                ArtifactFolder.delete(partial.resolve("journals"));
            }
        }
    }

    private static void replace(Path target, Path content, Path previous) throws IOException {
        ArtifactFolder.delete(previous);
        if (Files.exists(target)) {
            Files.move(target, previous, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(content, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileChannel lock(Path partial) throws IOException {
        var channel = FileChannel.open(partial.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldHere) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new BadInput(partial + ": expected no other run working here, found one");
        }
        return channel;
    }
}
