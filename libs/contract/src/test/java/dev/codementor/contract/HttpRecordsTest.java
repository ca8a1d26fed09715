package dev.codementor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.codementor.contract.client.ClientJson;
import dev.codementor.contract.http.AcceptedJob;
import dev.codementor.contract.http.Batch;
import dev.codementor.contract.http.BatchResumption;
import dev.codementor.contract.http.BatchStart;
import dev.codementor.contract.http.BatchState;
import dev.codementor.contract.http.NewPrompt;
import dev.codementor.contract.http.Problem;
import dev.codementor.contract.http.Receipts;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The records by which programs read the api's answers have fields and types of the OpenAPI document. */
class HttpRecordsTest {

    private static final Map<Class<?>, String> SIMPLE = Map.of(
            int.class, "integer",
            long.class, "integer",
            double.class, "number",
            Double.class, "number",
            Integer.class, "integer",
            boolean.class, "boolean",
            String.class, "string",
            JobId.class, "string",
            Instant.class, "string");

    private final JsonNode document = Golden.json("http/openapi");
    private final List<String> faults = new ArrayList<>();

    @Test
    void answersHaveWhatProgramsRead() {
        for (Class<?> type : List.of(AcceptedJob.class, Batch.class, Receipts.class, Problem.class)) {
            compare(type.getSimpleName(), type, schema(type), true);
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void requestsTakeWhatProgramsSend() {
        for (Class<?> type : List.of(NewPrompt.class, BatchResumption.class)) {
            compare(type.getSimpleName(), type, schema(type), false);
            assertThat(Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName))
                    .containsAll(texts(schema(type).path("required")));
        }

        assertThat(faults).isEmpty();
        assertThat(texts(schema(BatchStart.class)
                        .required("properties")
                        .required("items")
                        .path("type")))
                .containsExactlyInAnyOrder("integer", "string");
        assertThat(ClientJson.write(BatchStart.all())).isEqualTo("{\"items\":\"all\"}");
        assertThat(ClientJson.write(BatchStart.first(3))).isEqualTo("{\"items\":3}");
    }

    @Test
    void aFieldThatIsMissingIsAnError() {
        String counts = "{\"succeeded\":1,\"failed\":0,\"cancelled\":0,\"expired\":0,\"underway\":3}";

        assertThatThrownBy(() -> ClientJson.read(counts, dev.codementor.contract.socket.ServerFrame.Batch.Counts.class))
                .hasMessageContaining("processing");
        assertThatThrownBy(() -> ClientJson.read("{\"receipts\":\"3\"}", Receipts.class))
                .hasMessageContaining("receipts");
    }

    @Test
    void aNewerApiMaySayMore() {
        assertThat(ClientJson.read("{\"receipts\":3,\"mood\":{\"good\":true}}", Receipts.class))
                .isEqualTo(new Receipts(3, null));
        assertThat(ClientJson.read("\"resting\"", BatchState.class)).isEqualTo(BatchState.OTHER);
    }

    private JsonNode schema(Class<?> type) {
        return document.required("components").required("schemas").required(type.getSimpleName());
    }

    private void compare(String place, Class<?> type, JsonNode schema, boolean answer) {
        Set<String> required = texts(schema.path("required"));
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            String here = place + "." + name;
            JsonNode described = schema.path("properties").path(name);
            if (described.isMissingNode()) {
                faults.add(here + " is not in the document");
                continue;
            }
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (answer && !nullable && !required.contains(name)) {
                faults.add(here + " may be absent, says the document");
            }
            value(here, component.getGenericType(), resolved(described), answer);
        }
    }

    private void value(String here, Type type, JsonNode described, boolean answer) {
        if (type instanceof ParameterizedType list) {
            expect(here, "array", described);
            value(here + "[]", list.getActualTypeArguments()[0], resolved(described.path("items")), answer);
        } else if (type instanceof Class<?> each && each.isEnum()) {
            assertThat(words(each)).as(here).isEqualTo(texts(described.path("enum")));
        } else if (type instanceof Class<?> each && each.isRecord() && !SIMPLE.containsKey(each)) {
            expect(here, "object", described);
            compare(here, each, described, answer);
        } else {
            expect(here, SIMPLE.get(type), described);
        }
    }

    private void expect(String here, @Nullable String type, JsonNode described) {
        if (!described.path("type").asString("none").equals(type)) {
            faults.add("%s is read as %s, and the document says %s".formatted(here, type, described.path("type")));
        }
    }

    /** The values that a program knows, without the one for those that it does not know. */
    private static Set<String> words(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .filter(constant -> !constant.isAnnotationPresent(JsonEnumDefaultValue.class))
                .map(constant -> constant.getAnnotation(JsonProperty.class).value())
                .collect(Collectors.toSet());
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asString().substring(1)) : schema;
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }
}
