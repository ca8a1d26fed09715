package dev.codementor.grading.submissions;

import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.roster.Student;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code {"custom_id": …, "student": …, "files": {name: text}}}, one submission per line. Programs write these
 * files, so one wrong line refuses the batch. Up to fifty wrong lines are reported.
 */
public final class JsonlSubmissions {

    private static final Pattern CUSTOM_ID = Pattern.compile("[A-Za-z0-9._:@-]{1,64}");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SubmissionLimits limits;
    private final Roster roster;

    public JsonlSubmissions(SubmissionLimits limits, Roster roster) {
        this.limits = limits;
        this.roster = roster;
    }

    /**
     * @param in read to its end or until a limit is exceeded; not closed
     * @throws IOException if {@code in} or the sink fails; never because of the file's content
     */
    public SubmissionReport read(InputStream in, SubmissionSink sink) throws IOException {
        Tally tally = new Tally();
        BoundedLines lines = new BoundedLines(new BufferedInputStream(in), 2 * limits.mostBytesPerSubmission() + 4_096);
        Set<String> ids = new HashSet<>();
        for (Optional<BoundedLines.Line> line = lines.next();
                line.isPresent() && !tally.isFull();
                line = lines.next()) {
            String place = "line " + line.get().number();
            if (lines.bytes() > limits.mostBytes() || ids.size() > limits.mostSubmissions()) {
                tally.refuse(
                        place,
                        "exceeds the %d bytes or %d submissions that a batch may have"
                                .formatted(limits.mostBytes(), limits.mostSubmissions()));
                break;
            }
            Optional<Submission> submission = parse(line.get(), place, ids, tally);
            if (submission.isPresent() && !tally.isRefused()) {
                sink.accept(submission.get());
                tally.accept();
            }
        }
        if (ids.isEmpty() && !tally.isRefused()) {
            tally.refuse("", "has no submissions");
        }
        return tally.report();
    }

    private Optional<Submission> parse(BoundedLines.Line line, String place, Set<String> ids, Tally tally) {
        switch (line) {
            case BoundedLines.Faulty faulty -> tally.refuse(place, faulty.fault());
            case BoundedLines.Text text -> {
                if (text.text().isBlank()) {
                    return Optional.empty();
                }
                try {
                    return submission(JSON.readTree(text.text()), place, ids, tally);
                } catch (JacksonException e) {
                    tally.refuse(
                            place,
                            "is not one JSON object: "
                                    + e.getOriginalMessage().lines().findFirst().orElse(""));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Submission> submission(JsonNode json, String place, Set<String> ids, Tally tally) {
        Optional<String> fault = fault(json);
        if (fault.isPresent()) {
            tally.refuse(place, fault.get());
            return Optional.empty();
        }
        String id = json.path("custom_id").stringValue();
        if (!ids.add(id)) {
            tally.refuse(place, "has the custom_id of an earlier line: " + id);
            return Optional.empty();
        }
        FileBasket basket = new FileBasket(limits, tally);
        for (Entry<String, JsonNode> file : json.path("files").properties()) {
            String name = FilePath.normal(file.getKey());
            Optional<SkipReason> skip = FilePath.skip(name);
            if (skip.isPresent()) {
                tally.skip(place + " files", skip.get());
            } else {
                basket.add(place + " " + name, name, file.getValue().stringValue());
            }
        }
        return basket.submission(id, place, student(json, id, place, tally), false);
    }

    private static Optional<String> fault(JsonNode json) {
        if (!json.isObject()) {
            return Optional.of("must be an object");
        }
        for (Entry<String, JsonNode> member : json.properties()) {
            if (!Set.of("custom_id", "student", "files").contains(member.getKey())) {
                return Optional.of("must have no fields but custom_id, student, files");
            }
        }
        JsonNode id = json.path("custom_id");
        if (!id.isString() || !CUSTOM_ID.matcher(id.stringValue()).matches()) {
            return Optional.of("must have a custom_id of 1 to 64 letters, digits and ._:@-");
        }
        JsonNode student = json.path("student");
        if (!student.isMissingNode()
                && (!student.isString() || student.stringValue().isBlank())) {
            return Optional.of("must have a text as student, or none");
        }
        JsonNode files = json.path("files");
        return files.isObject() && files.values().stream().allMatch(JsonNode::isString)
                ? Optional.empty()
                : Optional.of("must have files as an object of texts");
    }

    private Student student(JsonNode json, String id, String place, Tally tally) {
        String key = json.path("student").asString(id);
        Optional<Student> known = roster.find(key);
        if (known.isEmpty() && !roster.isEmpty()) {
            tally.warn(place, "belongs to nobody in the roster");
        }
        return known.orElseGet(() -> Student.known(key, ""));
    }
}
