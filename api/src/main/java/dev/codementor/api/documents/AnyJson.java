package dev.codementor.api.documents;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Describes JSON without a record by its annotation, and not by the fields of Jackson's class. */
final class AnyJson implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = Json.mapper().constructType(type.getType());
        if (java != null && JsonNode.class.isAssignableFrom(java.getRawClass())) {
            return described(type.getCtxAnnotations());
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    private static Schema<?> described(Annotation @Nullable [] annotations) {
        JsonSchema any = new JsonSchema();
        if (annotations != null) {
            for (Annotation annotation : annotations) {
                if (annotation instanceof io.swagger.v3.oas.annotations.media.Schema said) {
                    any.setTypes(Set.of(said.types()));
                    any.setDescription(said.description());
                }
            }
        }
        return any;
    }
}
