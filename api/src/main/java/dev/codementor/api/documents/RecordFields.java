package dev.codementor.api.documents;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes a record's component as required unless it is {@link Nullable}: the api leaves out null values and writes
 * everything else. A type that names its required fields itself, as request bodies do, is left as it is.
 */
final class RecordFields implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        JavaType java = Json.mapper().constructType(type.getType());
        if (resolved != null && java != null && java.isRecordType()) {
            Schema<?> described = described(resolved, context.getDefinedModels());
            if (described.getProperties() != null && !namesRequired(java.getRawClass())) {
                described.setRequired(required(java.getRawClass(), described));
            }
        }
        return resolved;
    }

    private static Schema<?> described(Schema<?> resolved, @SuppressWarnings("rawtypes") Map<String, Schema> models) {
        String reference = resolved.get$ref();
        String name = reference == null ? resolved.getName() : reference.substring(reference.lastIndexOf('/') + 1);
        Schema<?> model = name == null ? null : models.get(name);
        return model == null ? resolved : model;
    }

    private static boolean namesRequired(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component ->
                        component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class))
                .anyMatch(said -> said != null && said.requiredMode() == RequiredMode.REQUIRED);
    }

    private static @Nullable List<String> required(Class<?> type, Schema<?> described) {
        List<String> names = written(type)
                .filter(described.getProperties()::containsKey)
                .sorted()
                .toList();
        return names.isEmpty() ? null : names;
    }

    private static Stream<String> written(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? written(component.getType())
                        : Stream.of(component.getName()));
    }
}
