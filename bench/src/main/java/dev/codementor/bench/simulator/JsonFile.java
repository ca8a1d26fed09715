package dev.codementor.bench.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads policies, worlds and calibrations. Durations are written as in settings: 500ms, 20s, 5m, 2h. */
public final class JsonFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .addModule(new SimpleModule().addDeserializer(Duration.class, new ReadsDuration()))
            .build();

    private JsonFile() {}

    /**
     * Reads a file, or what the program brings along.
     *
     * @param file null for the bundled one
     * @throws UnusableFile with the place of the mistake
     */
    static <T> T read(@Nullable Path file, String bundled, Class<T> type) {
        String name = file == null ? bundled : file.toString();
        try (InputStream in = file == null ? bundled(bundled) : Files.newInputStream(file)) {
            return JSON.readValue(in, type);
        } catch (DatabindException e) {
            Throwable cause = e.getCause() instanceof IllegalArgumentException refused ? refused : e;
            String said = cause == e ? e.getOriginalMessage() : String.valueOf(cause.getMessage());
            throw new UnusableFile("%s%s: %s".formatted(name, place(e), said));
        } catch (JacksonException e) {
            throw new UnusableFile("%s, line %d: %s"
                    .formatted(
                            name, e.getLocation() == null ? 1 : e.getLocation().getLineNr(), e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UnusableFile(name + " cannot be read: " + e);
        }
    }

    /** As JSON on several lines. */
    public static String write(Object value) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    private static InputStream bundled(String name) throws IOException {
        InputStream resource = JsonFile.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IOException("no such file");
        }
        return resource;
    }

    private static String place(DatabindException e) {
        StringBuilder place = new StringBuilder();
        e.getPath().forEach(step -> {
            if (step.getPropertyName() != null) {
                place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
            } else if (step.getIndex() >= 0) {
                place.append('[').append(step.getIndex()).append(']');
            }
        });
        return place.isEmpty() ? "" : ", " + place;
    }

    private static final class ReadsDuration extends StdDeserializer<Duration> {

        private ReadsDuration() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getValueAsString();
            if (text == null || !text.matches("\\d{1,9}(ms|s|m|h|d)")) {
                throw new IllegalArgumentException("must be a duration such as 500ms, 20s, 5m or 2h: " + text);
            }
            return DurationStyle.SIMPLE.parse(text);
        }
    }
}
