package dev.codementor.grading.receipts;

import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.grading.canonical.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one grade was made from.
 *
 * @param sequence number in its batch, counted from 1 without gaps
 * @param batch id of it
 * @param customId which submission
 * @param submission digest of its files' names and texts
 * @param rubric version of the rubric
 * @param prompt digest of everything that was sent to the model; null for a grade by a person alone
 * @param model its name and digest, such as {@code qwen2.5-coder:7b@sha256:…}; null for a grade by a person alone
 * @param options of the model
 * @param samples digests of its answers, in order
 * @param grade digest of the grade
 * @param reviewer who decided; null for a draft
 * @param at when, to the millisecond
 * @param previous hash of the receipt before; null for the first
 */
public record Receipt(
        long sequence,
        String batch,
        String customId,
        Digest submission,
        Digest rubric,
        @Nullable Digest prompt,
        @Nullable String model,
        Map<String, String> options,
        List<Digest> samples,
        Digest grade,
        @Nullable String reviewer,
        Instant at,
        @Nullable Digest previous) {

    /** @throws IllegalArgumentException if the first receipt names a previous one, or a later receipt names none */
    public Receipt {
        if (sequence < 1 || (sequence == 1) != (previous == null)) {
            throw new IllegalArgumentException("only the first receipt has no previous one");
        }
        options = Map.copyOf(options);
        samples = List.copyOf(samples);
        at = Instant.ofEpochMilli(at.toEpochMilli());
    }

    /** Canonical JSON on one line, as it is stored. */
    public String text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1).put("sequence", sequence).put("batch", batch).put("custom_id", customId);
        json.put("submission", submission.hex()).put("rubric", rubric.hex());
        json.put("prompt", prompt == null ? null : prompt.hex()).put("model", model);
        ObjectNode settings = json.putObject("options");
        new TreeMap<>(options).forEach(settings::put);
        ArrayNode answers = json.putArray("samples");
        samples.forEach(each -> answers.add(each.hex()));
        json.put("grade", grade.hex()).put("reviewer", reviewer).put("at", at.toString());
        json.put("previous", previous == null ? null : previous.hex());
        return CanonicalJson.of(json);
    }

    /** The hash that the next receipt names as its previous one. */
    public Digest hash() {
        return Digest.of(text());
    }
}
