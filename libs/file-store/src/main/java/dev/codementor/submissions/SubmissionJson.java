package dev.codementor.submissions;

import dev.codementor.files.DamagedObjectException;
import dev.codementor.grading.blind.Blinded;
import dev.codementor.grading.blind.Blinded.Replacement;
import dev.codementor.grading.roster.Student;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** The two objects of a submission as JSON. */
final class SubmissionJson {

    private final JsonMapper json;

    /** @param largest most bytes of an object */
    SubmissionJson(int largest) {
        this.json = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxStringLength(largest)
                                .build())
                        .build())
                .build();
    }

    /**
     * As it was handed in.
     *
     * @param files texts by name
     * @param blindNames names that files have for the model, by their names here; those that are missing are the same
     * @param replacements by the names that files have here
     */
    private record Original(
            String customId,
            Student student,
            boolean late,
            Map<String, String> files,
            Map<String, String> blindNames,
            Map<String, List<Replacement>> replacements) {}

    /** As a model may read it: nothing but names and texts of files. */
    private record Blind(Map<String, String> files) {}

    byte[] original(Blinded blinded) {
        Submission submission = blinded.restored();
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, List<Replacement>> replacements = new LinkedHashMap<>();
        blinded.original().forEach((now, before) -> {
            if (!now.equals(before)) {
                names.put(before, now);
            }
            List<Replacement> some = blinded.replacements().getOrDefault(now, List.of());
            if (!some.isEmpty()) {
                replacements.put(before, some);
            }
        });
        return json.writeValueAsBytes(new Original(
                submission.customId(),
                submission.student(),
                submission.late(),
                texts(submission.files()),
                names,
                replacements));
    }

    byte[] blind(Blinded blinded) {
        return json.writeValueAsBytes(new Blind(texts(blinded.submission().files())));
    }

    Blinded readOriginal(String key, byte[] bytes) {
        Original original = read(key, bytes, Original.class);
        try {
            List<SubmissionFile> files = new ArrayList<>();
            Map<String, String> names = new LinkedHashMap<>();
            Map<String, List<Replacement>> replacements = new LinkedHashMap<>();
            original.files().forEach((name, text) -> {
                String now = original.blindNames().getOrDefault(name, name);
                List<Replacement> some = original.replacements().getOrDefault(name, List.of());
                files.add(new SubmissionFile(now, blinded(text, some)));
                names.put(now, name);
                replacements.put(now, some);
            });
            return new Blinded(
                    new Submission(original.customId(), original.student(), original.late(), files),
                    names,
                    replacements);
        } catch (IllegalArgumentException | NullPointerException | IndexOutOfBoundsException e) {
            throw new DamagedObjectException(key, "it is no submission", e);
        }
    }

    List<SubmissionFile> readBlind(String key, byte[] bytes) {
        List<SubmissionFile> files = new ArrayList<>();
        Map<String, String> texts = read(key, bytes, Blind.class).files();
        if (texts == null) {
            throw new DamagedObjectException(key, "it is no submission", null);
        }
        texts.forEach((name, text) -> files.add(new SubmissionFile(name, Objects.requireNonNullElse(text, ""))));
        return files;
    }

    private <T> T read(String key, byte[] bytes, Class<T> type) {
        T value;
        try {
            value = json.readValue(bytes, type);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new DamagedObjectException(key, "it is no submission", withoutQuote(e));
        }
        if (value == null) {
            throw new DamagedObjectException(key, "it is no submission", null);
        }
        return value;
    }

    /** Messages of parsers quote what they read, and this is a student's. */
    private static @Nullable Throwable withoutQuote(RuntimeException e) {
        return e instanceof JacksonException ? null : e;
    }

    private static String blinded(String text, List<Replacement> replacements) {
        StringBuilder blind = new StringBuilder(text.length());
        int from = 0;
        for (Replacement each : replacements) {
            int start = from + each.start() - blind.length();
            if (!text.startsWith(each.before(), start)) {
                throw new IllegalArgumentException("a replacement is not where it is said to be");
            }
            blind.append(text, from, start).append(each.now());
            from = start + each.before().length();
        }
        return blind.append(text, from, text.length()).toString();
    }

    private static Map<String, String> texts(List<SubmissionFile> files) {
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach(each -> texts.put(each.name(), each.text()));
        return texts;
    }
}
