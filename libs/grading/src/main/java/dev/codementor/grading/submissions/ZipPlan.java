package dev.codementor.grading.submissions;

import dev.codementor.grading.roster.Roster;
import dev.codementor.text.Cut;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Assigns a ZIP's entries to submissions, from the directory alone and without reading content. */
final class ZipPlan {

    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** One entry of a submission. */
    record Item(String path, Placement placement, ZipArchiveEntry entry) {}

    /** The entries of one submission; empty when there is only a folder. */
    record Part(String key, String place, List<Item> items) {}

    private record Named(String path, ZipArchiveEntry entry) {}

    private ZipPlan() {}

    static ZipPlan of(Enumeration<ZipArchiveEntry> entries, SubmissionNaming naming, Roster roster, Tally tally) {
        List<Named> files = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (entries.hasMoreElements()) {
            ZipArchiveEntry entry = entries.nextElement();
            String path = FilePath.normal(ZipFiles.name(entry));
            Optional<SkipReason> skip = entry.isUnixSymlink() ? Optional.of(SkipReason.LINK) : FilePath.skip(path);
            if (path.endsWith("/")) {
                if (skip.isEmpty()) {
                    folders.add(path);
                }
            } else if (skip.isPresent()) {
                tally.skip(shown(path), skip.get());
            } else if (!seen.add(path)) {
                tally.skip(path, SkipReason.DUPLICATE);
            } else {
                files.add(new Named(path, entry));
            }
        }
        ZipPlan plan = new ZipPlan();
        plan.place(files, folders, naming, roster, tally);
        return plan;
    }

    List<Part> parts() {
        return List.copyOf(parts.values());
    }

    private void place(List<Named> files, List<String> folders, SubmissionNaming naming, Roster roster, Tally tally) {
        List<String> paths = files.stream().map(Named::path).toList();
        PlacementRule rule = PlacementRule.of(naming, paths, OuterFolder.of(paths, naming, roster));
        for (Named file : files) {
            Optional<Placement> placement = rule.place(file.path());
            if (placement.isEmpty() || placement.get().file().isEmpty()) {
                tally.skip(file.path(), SkipReason.UNPLACED);
            } else {
                part(placement.get().key(), file.path())
                        .items()
                        .add(new Item(file.path(), placement.get(), file.entry()));
            }
        }
        for (String folder : folders) {
            rule.place(folder).filter(each -> each.file().isEmpty()).ifPresent(each -> part(each.key(), folder));
        }
    }

    private Part part(String key, String place) {
        return parts.computeIfAbsent(key, absent -> new Part(key, place, new ArrayList<>()));
    }

    /** A path that is safe to show: bounded, and without characters that would move a terminal's cursor. */
    private static String shown(String path) {
        String cut = Cut.shown(path, 200);
        return cut.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
