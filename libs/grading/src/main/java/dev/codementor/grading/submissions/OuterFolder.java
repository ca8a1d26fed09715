package dev.codementor.grading.submissions;

import dev.codementor.grading.roster.Roster;
import java.util.List;

/** Finds the single folder around a whole archive, which only repeats the archive's name. */
final class OuterFolder {

    private OuterFolder() {}

    /**
     * The roster decides if it knows the folder. Otherwise, a single folder that directly contains files is one
     * submission, and a single folder that contains only folders is an outer folder.
     *
     * @return ends with {@code /}; empty when there is none
     */
    static String of(List<String> paths, SubmissionNaming naming, Roster roster) {
        if (paths.isEmpty()
                || naming instanceof SubmissionNaming.Own
                || paths.getFirst().indexOf('/') <= 0) {
            return "";
        }
        String root = paths.getFirst().substring(0, paths.getFirst().indexOf('/') + 1);
        if (!paths.stream().allMatch(path -> path.startsWith(root))) {
            return "";
        }
        if (isPlatforms(paths, "")) {
            return "";
        }
        if (isPlatforms(paths, root)) {
            return root;
        }
        if (roster.find(root.substring(0, root.length() - 1)).isPresent()) {
            return "";
        }
        boolean onlyFolders = paths.stream().allMatch(path -> path.indexOf('/', root.length()) > 0);
        boolean known = paths.stream().anyMatch(path -> roster.find(first(path.substring(root.length())))
                .isPresent());
        return onlyFolders || known ? root : "";
    }

    private static boolean isPlatforms(List<String> paths, String root) {
        PlacementRule moodle = PlacementRule.of(new SubmissionNaming.Moodle(), paths, root);
        PlacementRule canvas = PlacementRule.of(new SubmissionNaming.Canvas(), paths, root);
        return paths.stream().allMatch(path -> moodle.place(path).isPresent())
                || paths.stream().allMatch(path -> canvas.place(path).isPresent());
    }

    private static String first(String path) {
        int slash = path.indexOf('/');
        int dot = path.lastIndexOf('.');
        return slash > 0 ? path.substring(0, slash) : dot > 0 ? path.substring(0, dot) : path;
    }
}
