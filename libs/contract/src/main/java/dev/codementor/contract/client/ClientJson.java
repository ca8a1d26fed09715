package dev.codementor.contract.client;

import dev.codementor.contract.socket.ClientFrame;
import dev.codementor.contract.socket.ServerFrame;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads answers and frames as programs outside do, and strictly: a component that is not {@link Nullable} has to be there. So a field that is
 * missing or renamed is an error, and not silently 0. Fields that a record does not name are ignored, because the api may say
 * more than a program of an older version knows.
 */
public final class ClientJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .annotationIntrospector(new RequiredComponents())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final ObjectReader FRAMES = JSON.readerFor(ServerFrame.class);

    private ClientJson() {}

    /**
     * Reads an answer's body.
     *
     * @throws JacksonException when it is not JSON, a component is missing, or a value has another type
     */
    public static <T> T read(byte[] body, Class<T> type) {
        return JSON.readValue(body, type);
    }

    /**
     * Reads an answer's body.
     *
     * @throws JacksonException when it is not JSON, a component is missing, or a value has another type
     */
    public static <T> T read(String body, Class<T> type) {
        return JSON.readValue(body, type);
    }

    /**
     * Reads a frame of the WebSocket.
     *
     * @return null for a type that only a newer server sends
     * @throws JacksonException when it is not JSON, a component is missing, or a value has another type
     */
    public static @Nullable ServerFrame readFrame(String frame) {
        return FRAMES.readValue(frame);
    }

    /** Writes a frame of the WebSocket. */
    public static String writeFrame(ClientFrame frame) {
        return JSON.writerFor(ClientFrame.class).writeValueAsString(frame);
    }

    /** Writes a request's body. */
    public static String write(Object body) {
        return JSON.writeValueAsString(body);
    }

    /** Takes {@link Nullable} as the mark of what may be absent. */
    private static final class RequiredComponents extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            if (member instanceof AnnotatedParameter parameter
                    && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor
                    && constructor.getDeclaringClass().isRecord()) {
                AnnotatedType type = constructor.getAnnotatedParameterTypes()[parameter.getIndex()];
                return !type.isAnnotationPresent(Nullable.class);
            }
            return super.hasRequiredMarker(config, member);
        }
    }
}
