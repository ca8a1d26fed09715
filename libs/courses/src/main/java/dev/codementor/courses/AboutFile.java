package dev.codementor.courses;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads {@code about.yaml}. It works on the nodes and not on their values, because only nodes know their lines. */
final class AboutFile {

    /** Longest file in bytes. */
    static final int LONGEST = 65_536;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_ENTRY = 300;
    private static final int MOST_ENTRIES = 20;

    private @Nullable String name;
    private List<String> may = CourseAbout.BUILT_IN.may();
    private List<String> mayNot = CourseAbout.BUILT_IN.mayNot();
    private @Nullable String note;

    private AboutFile() {}

    /** The outcome of reading it. */
    sealed interface Reading {

        record Read(CourseAbout about) implements Reading {}

        /** @param line counted from 1 */
        record Refused(int line, String fault) implements Reading {}
    }

    private static final class Fault extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int line;

        Fault(Node node, String message) {
            super(message, null, false, false);
            this.line = node.getStartMark().getLine() + 1;
        }
    }

    static Reading read(String text) {
        try {
            Node root = new Yaml(new SafeConstructor(options())).compose(new StringReader(text));
            AboutFile file = new AboutFile();
            if (root != null) {
                file.take(root);
            }
            return new Reading.Read(new CourseAbout(file.name, file.may, file.mayNot, file.note));
        } catch (Fault e) {
            return new Reading.Refused(e.line, String.valueOf(e.getMessage()));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            return new Reading.Refused(line, "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            return new Reading.Refused(1, "is not YAML: " + e.getMessage());
        }
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setMaxAliasesForCollections(1);
        options.setNestingDepthLimit(5);
        return options;
    }

    private void take(Node root) {
        if (!(root instanceof MappingNode fields)) {
            throw new Fault(root, "must consist of fields such as 'name: …'");
        }
        Set<String> seen = new HashSet<>();
        for (NodeTuple field : fields.getValue()) {
            String key = text("the name of a field", field.getKeyNode(), LONGEST_NAME);
            if (!seen.add(key)) {
                throw new Fault(field.getKeyNode(), "'%s' occurs twice".formatted(key));
            }
            Node value = field.getValueNode();
            switch (key) {
                case "name" -> name = text(key, value, LONGEST_NAME);
                case "may" -> may = texts(key, value);
                case "mayNot" -> mayNot = texts(key, value);
                case "answerLanguageNote" -> note = text(key, value, LONGEST_NOTE);
                default ->
                    throw new Fault(
                            field.getKeyNode(),
                            "'%s' is not one of name, may, mayNot, answerLanguageNote".formatted(key));
            }
        }
    }

    private static List<String> texts(String key, Node node) {
        if (!(node instanceof SequenceNode list) || list.getValue().size() > MOST_ENTRIES) {
            throw new Fault(node, "'%s' must be a list of at most %d entries".formatted(key, MOST_ENTRIES));
        }
        List<String> texts = new ArrayList<>();
        for (Node entry : list.getValue()) {
            texts.add(text("an entry of " + key, entry, LONGEST_ENTRY));
        }
        return texts;
    }

    private static String text(String what, Node node, int longest) {
        String text = node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
                ? scalar.getValue().strip()
                : "";
        if (text.isEmpty() || text.length() > longest) {
            throw new Fault(node, "%s must be a text of 1 to %d characters".formatted(quoted(what), longest));
        }
        return text;
    }

    private static String quoted(String what) {
        return what.contains(" ") ? what : "'" + what + "'";
    }
}
