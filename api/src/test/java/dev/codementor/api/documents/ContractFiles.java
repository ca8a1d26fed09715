package dev.codementor.api.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP contract's files in {@code libs/contract/golden/http}; its README says what each is for. */
public final class ContractFiles {

    private static final Path FOLDER = Path.of("..", "libs", "contract", "golden", "http");
    private static final Path GOLDEN = FOLDER.resolve("openapi.json");
    private static final Path PROMISED = FOLDER.resolve("promised.json");
    private static final Path ACCEPTED = FOLDER.resolve("accepted-changes.md");

    private static final Pattern ACCEPTANCE = Pattern.compile("- `([^`]+)`: \\S.*");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ContractFiles() {}

    /** The document as it is. */
    public static JsonNode golden() {
        return JSON.readTree(text(GOLDEN));
    }

    static String goldenText() {
        return text(GOLDEN);
    }

    static void writeGolden(String text) {
        try {
            Files.writeString(GOLDEN, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document that programs outside rely on. */
    static JsonNode promised() {
        return JSON.readTree(text(PROMISED));
    }

    /** The incompatible changes that somebody accepted, each with a reason. */
    static Set<String> accepted() {
        return text(ACCEPTED)
                .lines()
                .map(ACCEPTANCE::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** In one order, whatever the order in which controllers were found. */
    static String written(JsonNode document) {
        return JSON.writeValueAsString(sorted(document)).replace("\r\n", "\n") + "\n";
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode ordered = JSON.createObjectNode();
            new TreeSet<>(object.propertyNames()).forEach(name -> ordered.set(name, sorted(object.required(name))));
            return ordered;
        }
        if (node.isArray()) {
            var elements = node.valueStream().map(ContractFiles::sorted);
            // Tags come in the order of the controllers; parameters and enums keep theirs, which readers see.
            boolean tags = node.valueStream()
                    .allMatch(each -> each.has("description") && each.has("name") && each.size() == 2);
            return JSON.createArrayNode()
                    .addAll((tags
                                    ? elements.sorted(Comparator.comparing(
                                            each -> each.required("name").asString()))
                                    : elements)
                            .toList());
        }
        return node;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
