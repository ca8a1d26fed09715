package dev.codementor.grading.submissions;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Applies a naming to paths. */
final class PlacementRule {

    private static final Pattern MOODLE =
            Pattern.compile("(?<name>[^/]+)_(?<id>\\d+)_assignsubmission_(?:file|onlinetext)(?:_?/|_)(?<file>.*)");
    private static final Pattern CANVAS =
            Pattern.compile("(?<name>[^_/]+)_(?<late>LATE_)?(?<id>\\d+)_\\d+_(?<file>[^/]+(?:/.*)?)");
    private static final Pattern VERSION = Pattern.compile("(?<stem>.+)-(?<version>\\d{1,3})(?<end>\\.[^./]+)?");

    private final SubmissionNaming naming;
    private final String root;

    private PlacementRule(SubmissionNaming naming, String root) {
        this.naming = naming;
        this.root = root;
    }

    /**
     * @param paths of all files that are considered
     * @param root the outer folder, which carries no information; ends with {@code /} or is empty
     */
    static PlacementRule of(SubmissionNaming naming, Collection<String> paths, String root) {
        if (!(naming instanceof SubmissionNaming.Detected)) {
            return new PlacementRule(naming, root);
        }
        for (SubmissionNaming each :
                new SubmissionNaming[] {new SubmissionNaming.Moodle(), new SubmissionNaming.Canvas()}) {
            PlacementRule rule = new PlacementRule(each, root);
            if (!paths.isEmpty()
                    && paths.stream().allMatch(path -> rule.place(path).isPresent())) {
                return rule;
            }
        }
        return new PlacementRule(new SubmissionNaming.Folders(), root);
    }

    /** Empty when the path does not say whose file it is. */
    Optional<Placement> place(String path) {
        String rest = path.startsWith(root) ? path.substring(root.length()) : path;
        return switch (naming) {
            case SubmissionNaming.Moodle moodle -> moodle(rest);
            case SubmissionNaming.Canvas canvas -> canvas(rest);
            case SubmissionNaming.Own own -> own(own.pattern(), rest);
            case SubmissionNaming.Folders folders -> folder(rest);
            case SubmissionNaming.Detected detected -> folder(rest);
        };
    }

    private static Optional<Placement> moodle(String path) {
        Matcher match = MOODLE.matcher(path);
        return match.matches()
                ? Optional.of(new Placement(match.group("id"), match.group("name"), match.group("file"), false, 0))
                : Optional.empty();
    }

    private static Optional<Placement> canvas(String path) {
        Matcher match = CANVAS.matcher(path);
        if (!match.matches()) {
            return Optional.empty();
        }
        boolean late = match.group("late") != null;
        String file = match.group("file");
        Matcher version = VERSION.matcher(file);
        return Optional.of(
                version.matches()
                        ? new Placement(
                                match.group("id"),
                                match.group("name"),
                                version.group("stem") + (version.group("end") == null ? "" : version.group("end")),
                                late,
                                Integer.parseInt(version.group("version")))
                        : new Placement(match.group("id"), match.group("name"), file, late, 0));
    }

    private static Optional<Placement> own(Pattern pattern, String path) {
        Matcher match = pattern.matcher(new PatientText(path));
        try {
            if (!match.lookingAt()
                    || match.group("student") == null
                    || match.group("student").isBlank()) {
                return Optional.empty();
            }
            String rest = path.substring(match.end());
            while (rest.startsWith("/")) {
                rest = rest.substring(1);
            }
            String file = rest.isEmpty() || path.endsWith("/") ? path.substring(path.lastIndexOf('/') + 1) : rest;
            return Optional.of(new Placement(match.group("student"), "", file, false, 0));
        } catch (PatientText.Exhausted e) {
            return Optional.empty();
        }
    }

    private static Optional<Placement> folder(String path) {
        int slash = path.indexOf('/');
        if (slash > 0) {
            return Optional.of(new Placement(path.substring(0, slash), "", path.substring(slash + 1), false, 0));
        }
        int dot = path.lastIndexOf('.');
        return Optional.of(new Placement(dot > 0 ? path.substring(0, dot) : path, "", path, false, 0));
    }
}
