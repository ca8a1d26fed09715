package dev.codementor.embedded.rehearsal;

import dev.codementor.embedded.rehearsal.ModelRequest.Runner;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server says about its model, which it has under two names, so that there is a choice. */
final class Catalog {

    static final int CONTEXT_LENGTH = 32_768;

    private static final String NAME = RehearsalModel.MODEL + ":latest";
    private static final String OTHER = RehearsalModel.OTHER_MODEL;
    private static final String DIGEST = "7265686561727361".repeat(4);
    private static final long SIZE = 1_048_576;
    private static final Map<String, Object> DETAILS = Map.of(
            "parent_model", "",
            "format", "rehearsal",
            "family", "rehearsal",
            "families", List.of("rehearsal"),
            "parameter_size", "0",
            "quantization_level", "none");

    private final boolean thinking;
    private final Instant modified = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private boolean pulled;

    Catalog(RehearsalSettings settings) {
        this.thinking = settings.thinking();
        this.pulled = settings.pulled();
    }

    /** Whether this is the model's name, with or without its tag, and the model is present. */
    boolean has(@Nullable String name) {
        return pulled && knows(name);
    }

    boolean knows(@Nullable String name) {
        return RehearsalModel.MODEL.equals(name) || NAME.equals(name) || OTHER.equals(name);
    }

    void pull() {
        pulled = true;
    }

    Object tags() {
        return Map.of("models", pulled ? List.of(tag(NAME), tag(OTHER)) : List.of());
    }

    private Map<String, Object> tag(String name) {
        return Map.of(
                "name", name,
                "model", name,
                "modified_at", modified.toString(),
                "size", SIZE,
                "digest", DIGEST,
                "details", DETAILS);
    }

    Object show() {
        return Map.of(
                "modelfile",
                "FROM " + NAME + "\nTEMPLATE \"\"\"" + ChatMl.TEMPLATE + "\"\"\"\n",
                "parameters",
                "stop \"<|im_end|>\"",
                "template",
                ChatMl.TEMPLATE,
                "details",
                DETAILS,
                "model_info",
                Map.of(
                        "general.architecture",
                        "rehearsal",
                        "general.parameter_count",
                        0,
                        "rehearsal.context_length",
                        CONTEXT_LENGTH),
                "capabilities",
                thinking ? List.of("completion", "thinking") : List.of("completion"),
                "modified_at",
                modified.toString());
    }

    static Object running(@Nullable Runner loaded, Duration remaining) {
        return Map.of(
                "models",
                loaded == null
                        ? List.of()
                        : List.of(Map.of(
                                "name", NAME,
                                "model", NAME,
                                "size", SIZE,
                                "digest", DIGEST,
                                "details", DETAILS,
                                "expires_at", Instant.now().plus(remaining).toString(),
                                "size_vram", 0,
                                "context_length", loaded.contextLength())));
    }

    /** The lines of a successful pull. */
    static List<Map<String, Object>> pullProgress() {
        String layer = "pulling " + DIGEST.substring(0, 12);
        return List.of(
                Map.of("status", "pulling manifest"),
                Map.of("status", layer, "digest", "sha256:" + DIGEST, "total", SIZE),
                Map.of("status", layer, "digest", "sha256:" + DIGEST, "total", SIZE, "completed", SIZE / 2),
                Map.of("status", layer, "digest", "sha256:" + DIGEST, "total", SIZE, "completed", SIZE),
                Map.of("status", "verifying sha256 digest"),
                Map.of("status", "writing manifest"),
                Map.of("status", "success"));
    }
}
