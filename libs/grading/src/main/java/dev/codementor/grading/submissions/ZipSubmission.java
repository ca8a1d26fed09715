package dev.codementor.grading.submissions;

import dev.codementor.grading.roster.Student;
import dev.codementor.grading.submissions.ZipFiles.Content;
import java.io.IOException;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Reads the files of one submission one after the other, and counts the unpacked bytes of the whole batch. */
final class ZipSubmission {

    private final ZipFiles files;
    private final SubmissionLimits limits;
    private final Tally tally;
    private long unpacked;

    ZipSubmission(ZipFiles files, SubmissionLimits limits, Tally tally) {
        this.files = files;
        this.limits = limits;
        this.tally = tally;
    }

    /** Empty when the submission was rejected or the batch refused; the tally says why. */
    Optional<Submission> read(ZipPlan.Part part, Student student) {
        FileBasket basket = new FileBasket(limits, tally);
        Set<String> names = new HashSet<>();
        boolean late = false;
        List<ZipPlan.Item> newestFirst = part.items().stream()
                .sorted(Comparator.comparingInt(
                        (ZipPlan.Item each) -> -each.placement().version()))
                .toList();
        for (ZipPlan.Item item : newestFirst) {
            late |= item.placement().late();
            if (!names.add(item.placement().file())) {
                tally.skip(item.path(), item.placement().version() == 0 ? SkipReason.SUPERSEDED : SkipReason.DUPLICATE);
            } else if (FilePath.isArchive(item.path())) {
                unpack(item, basket);
            } else {
                add(files, item.entry(), item.path(), item.placement().file(), basket);
            }
            if (unpacked > limits.mostBytes()) {
                tally.refuse(
                        item.path(),
                        "is the file at which the batch exceeds %d unpacked bytes".formatted(limits.mostBytes()));
                return Optional.empty();
            }
        }
        return basket.submission(part.key(), part.place(), student, late);
    }

    private void add(ZipFiles from, ZipArchiveEntry entry, String place, String name, FileBasket basket) {
        switch (from.read(entry, limits.mostBytesPerFile(), limits.mostRatio())) {
            case Content.Not not -> tally.skip(place, not.reason());
            case Content.Bytes content -> {
                unpacked += content.bytes().length;
                basket.add(place, name, content.bytes());
            }
        }
    }

    /** Opens a ZIP that a student handed in, but not a ZIP inside it. */
    private void unpack(ZipPlan.Item item, FileBasket basket) {
        if (!FilePath.isZip(item.path()) || limits.mostBytesPerArchive() == 0) {
            tally.skip(item.path(), SkipReason.NESTED_ARCHIVE);
            return;
        }
        switch (files.read(item.entry(), limits.mostBytesPerArchive(), limits.mostRatio())) {
            case Content.Not not -> tally.skip(item.path(), not.reason());
            case Content.Bytes content -> {
                unpacked += content.bytes().length;
                unpack(item, content.bytes(), basket);
            }
        }
    }

    private void unpack(ZipPlan.Item item, byte[] bytes, FileBasket basket) {
        try (SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel(bytes)) {
            if (!ZipDirectory.isWithin(channel, limits.mostEntries())) {
                tally.skip(item.path(), SkipReason.TOO_MANY_FILES);
                return;
            }
            try (ZipFiles inner = ZipFiles.open(channel)) {
                String folder = stem(item.placement().file()) + "/";
                Enumeration<ZipArchiveEntry> entries = inner.entries();
                while (entries.hasMoreElements() && !basket.isBeyondLimits()) {
                    ZipArchiveEntry entry = entries.nextElement();
                    String path = FilePath.normal(ZipFiles.name(entry));
                    if (path.endsWith("/")) {
                        continue;
                    }
                    String place = item.path() + "!" + path;
                    Optional<SkipReason> skip =
                            entry.isUnixSymlink() ? Optional.of(SkipReason.LINK) : FilePath.skip(path);
                    if (skip.isPresent()) {
                        tally.skip(place, skip.get());
                    } else if (FilePath.isArchive(path)) {
                        tally.skip(place, SkipReason.NESTED_ARCHIVE);
                    } else {
                        add(inner, entry, place, folder + path, basket);
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            tally.skip(item.path(), SkipReason.DAMAGED);
        }
    }

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }
}
