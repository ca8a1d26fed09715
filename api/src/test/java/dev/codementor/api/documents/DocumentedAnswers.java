package dev.codementor.api.documents;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds the answers that tests get against the golden document: status, media type, headers, every field of the body, and a
 * problem's code. An answer that the document does not describe fails the test that got it.
 */
public final class DocumentedAnswers {

    private static final String PROBLEM = "application/problem+json";

    private static final List<String> HEADERS = List.of("Location", "Retry-After");

    private static final DocumentedAnswers GOLDEN = new DocumentedAnswers(ContractFiles.golden());

    private final JsonNode document;
    private final JsonNode closedComponents;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    DocumentedAnswers(JsonNode document) {
        this.document = document;
        this.closedComponents = document.path("components").deepCopy();
        close(closedComponents);
    }

    /**
     * Checks an answer that a test got.
     *
     * @throws AssertionError when the golden document does not describe the answer
     */
    public static void check(HttpResponse<String> answer) {
        List<String> faults = GOLDEN.faults(
                answer.request().method(),
                answer.request().uri().getPath(),
                answer.statusCode(),
                answer.headers().map(),
                answer.body());
        if (!faults.isEmpty()) {
            throw new AssertionError("openapi.json does not describe this answer to %s %s: %s%n%d %s"
                    .formatted(
                            answer.request().method(),
                            answer.request().uri().getPath(),
                            faults,
                            answer.statusCode(),
                            answer.body()));
        }
    }

    List<String> faults(String method, String path, int status, Map<String, List<String>> headers, String body) {
        Optional<JsonNode> operation = operation(method, path);
        if (operation.isEmpty()) {
            return List.of();
        }
        JsonNode response = operation.get().path("responses").path(Integer.toString(status));
        if (response.isMissingNode()) {
            return List.of("the status " + status + " is not listed; the problem is " + code(body));
        }
        List<String> faults = new ArrayList<>();
        HEADERS.stream()
                .filter(name -> headers.keySet().stream().anyMatch(name::equalsIgnoreCase))
                .filter(name -> !response.path("headers").has(name))
                .forEach(name -> faults.add("the header " + name + " is not listed"));
        String type = headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .map(header -> header.getValue().getFirst().replaceFirst(";.*", ""))
                .findFirst()
                .orElse("");
        JsonNode media = response.path("content").path(type);
        if (body.isEmpty()) {
            return faults;
        }
        if (media.isMissingNode()) {
            faults.add("the media type " + type + " is not listed");
        } else if (type.endsWith("json") && !type.endsWith("x-ndjson")) {
            schema(media.path("schema"))
                    .validate(JsonMapper.shared().readTree(body))
                    .forEach(error -> faults.add(words(error)));
        }
        if (type.equals(PROBLEM) && !media.path("examples").has(code(body))) {
            faults.add("the problem " + code(body) + " is not listed");
        }
        return faults;
    }

    private static String code(String body) {
        try {
            return JsonMapper.shared().readTree(body).path("code").asString("none");
        } catch (RuntimeException e) {
            return "none";
        }
    }

    private static String words(Error error) {
        return error.getInstanceLocation() + " " + error.getMessage();
    }

    private Schema schema(JsonNode described) {
        return schemas.computeIfAbsent(described, any -> {
            ObjectNode whole = JsonNodeFactory.instance.objectNode();
            whole.setAll((ObjectNode) described.deepCopy());
            whole.set("components", closedComponents);
            return registry.getSchema(whole);
        });
    }

    /** What is not described may not be there either. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.path("additionalProperties").isObject()) {
            object.put("additionalProperties", false);
        }
        node.forEach(DocumentedAnswers::close);
    }

    /** Empty for an address or a method that is not part of the contract; the path without a variable wins. */
    private Optional<JsonNode> operation(String method, String path) {
        JsonNode paths = document.path("paths");
        return paths.propertyNames().stream()
                .sorted()
                .filter(template -> pattern(template).matcher(path).matches())
                .min((one, other) -> Boolean.compare(one.contains("{"), other.contains("{")))
                .map(template -> paths.path(template).path(method.toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject);
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+"));
    }
}
