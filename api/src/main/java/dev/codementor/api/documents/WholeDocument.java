package dev.codementor.api.documents;

import dev.codementor.api.problems.ProblemCode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Adds what is the same for all endpoints: an example of each problem, operation names, and bodies without unknown
 * fields.
 */
final class WholeDocument implements OpenApiCustomizer {

    private static final String BASE = "/api/v1/";

    @Override
    public void customise(OpenAPI document) {
        for (ProblemCode code : ProblemCode.values()) {
            document.getComponents()
                    .addExamples(
                            code.wireName(), new Example().summary(code.title()).value(example(code)));
        }
        document.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
            operation.setOperationId(name(method, path));
            closeBody(operation, document);
        }));
    }

    /**
     * From the address, as springdoc's own names ({@code read_3}) depend on the order of the controllers. {@code GET
     * /api/v1/jobs/{id}} is {@code getJobsById}.
     */
    private static String name(PathItem.HttpMethod method, String path) {
        return method.name().toLowerCase(Locale.ROOT)
                + Arrays.stream(path.substring(BASE.length()).split("/"))
                        .map(part -> part.startsWith("{")
                                ? "By" + capital(part.substring(1, part.length() - 1))
                                : Arrays.stream(part.split("[-.]"))
                                        .map(WholeDocument::capital)
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining());
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Unknown fields of a JSON body are refused, and the document says so. */
    private static void closeBody(Operation operation, OpenAPI document) {
        if (operation.getRequestBody() == null || operation.getRequestBody().getContent() == null) {
            return;
        }
        MediaType json = operation.getRequestBody().getContent().get("application/json");
        if (json != null) {
            close(json.getSchema(), document);
        }
    }

    private static void close(@Nullable Schema<?> schema, OpenAPI document) {
        if (schema == null || schema.get$ref() == null) {
            return;
        }
        String reference = schema.get$ref();
        Schema<?> body = document.getComponents().getSchemas().get(reference.substring(reference.lastIndexOf('/') + 1));
        if (body == null || body.getProperties() == null || Boolean.FALSE.equals(body.getAdditionalProperties())) {
            return;
        }
        body.setAdditionalProperties(false);
        body.getProperties().values().forEach(property -> {
            close(property, document);
            close(property.getItems(), document);
            if (property.getAdditionalProperties() instanceof Schema<?> values) {
                close(values, document);
            }
        });
    }

    private static Map<String, Object> example(ProblemCode code) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "urn:codementor:problem:" + code.wireName());
        example.put("title", code.title());
        example.put("status", code.status().value());
        example.put("code", code.wireName());
        example.put("detail", "What is wrong, with the field, the line or the limit.");
        example.put("instance", "/api/v1/jobs");
        return example;
    }
}
