package dev.attest.experiments.arrays;

import dev.attest.experiments.study.BadInput;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// An archive of arrays (`.npz`), as `numpy.savez` and `numpy.savez_compressed` write it: a zip file whose
/// members are arrays in the NPY format.
///
/// Opening it reads the headers alone, and holds them against the sizes that the archive declares. The numbers
/// are read where they are asked for, never more of them than the header says. Everything that is wrong with
/// the file is a [BadInput] that names the file, the member, what was expected and what came.
public final class NumpyArchive implements Closeable {
    private static final String SUFFIX = ".npy";

    private final Place place;
    private final ZipFile zip;
    private final SortedMap<String, Member> members = new TreeMap<>();

    private NumpyArchive(Place place, ZipFile zip) {
        this.place = place;
        this.zip = zip;
    }

    /// @throws BadInput if the file is not such an archive, or one of its headers does not fit its member
    public static NumpyArchive open(Path file) {
        var place = new Place(file, "");
        try {
            ArchiveFile.check(file);
            var archive = new NumpyArchive(place, new ZipFile(file.toFile()));
            archive.readHeaders();
            return archive;
        } catch (IOException | IllegalArgumentException refused) {
            throw place.expected("an archive of arrays (.npz)", Member.reason(refused));
        }
    }

    private void readHeaders() throws IOException {
        try {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                add(entries.nextElement());
            }
        } catch (RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    private void add(ZipEntry entry) {
        var inside = place.in(entry.getName());
        var name = entry.getName();
        if (name.contains("/") || name.contains("\\") || !name.endsWith(SUFFIX) || name.length() == SUFFIX.length()) {
            throw place.expected("members such as q" + SUFFIX, "'" + Quoted.text(name) + "'");
        }
        var member = Member.open(zip, entry, inside);
        if (members.put(name.substring(0, name.length() - SUFFIX.length()), member) != null) {
            throw inside.expected("each name once", "it again");
        }
    }

    /// The names of all arrays, sorted.
    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /// @throws BadInput if there is no array of that name
    public ArrayHeader header(String name) {
        return member(name).header();
    }

    /// The numbers of an array of halves or singles, in row-major order.
    ///
    /// @param read is told how many numbers came, now and then
    public float[] singles(String name, LongConsumer read) {
        var numbers = new float[member(name).header().count()];
        member(name).read(zip, (index, value) -> numbers[index] = (float) value, read);
        return numbers;
    }

    /// The numbers of an array of any type, in row-major order.
    ///
    /// @param read is told how many numbers came, now and then
    public double[] doubles(String name, LongConsumer read) {
        var numbers = new double[member(name).header().count()];
        member(name).read(zip, (index, value) -> numbers[index] = value, read);
        return numbers;
    }

    private Member member(String name) {
        var member = members.get(name);
        if (member == null) {
            throw place.expected("an array '" + name + "'", "none");
        }
        return member;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
