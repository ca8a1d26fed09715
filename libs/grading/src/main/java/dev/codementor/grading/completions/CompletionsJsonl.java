package dev.codementor.grading.completions;

import dev.codementor.grading.submissions.BoundedLines;
import dev.codementor.grading.submissions.JsonLine;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code {"custom_id", "method": "POST", "url": "/v1/chat/completions", "body": {…}}}, one request per line.
 * Programs write these files, so one wrong line refuses the whole file. The wrong lines are reported, up to {@value
 * #MOST_FAULTS} faults.
 */
public final class CompletionsJsonl {

    static final int MOST_FAULTS = 50;

    private static final String URL = "/v1/chat/completions";
    private static final Set<String> FIELDS = Set.of("custom_id", "method", "url", "body");
    private final int mostRequests;
    private final int mostBytesPerLine;

    /**
     * @param mostRequests in a file, at least 1
     * @param mostBytesPerLine at least 1; each line is held in memory
     */
    public CompletionsJsonl(int mostRequests, int mostBytesPerLine) {
        this.mostRequests = mostRequests;
        this.mostBytesPerLine = mostBytesPerLine;
    }

    /** The outcome of reading. */
    public sealed interface Report {

        /** @param model that all requests name; null when they name none */
        record Read(int requests, @Nullable String model) implements Report {}

        /** The file is refused. Everything that went to the sink before has to be discarded. */
        record Refused(List<Fault> faults) implements Report {

            public Refused {
                faults = List.copyOf(faults);
            }
        }
    }

    /** @param line counted from 1; 0 for the file as a whole */
    public record Fault(long line, String message) {}

    /** Takes requests one at a time, in their order. */
    @FunctionalInterface
    public interface Sink {

        /** @throws IOException ends the reading, which rethrows it */
        void accept(String customId, CompletionRequest request) throws IOException;
    }

    /**
     * @param in read to its end or until a limit is exceeded; not closed
     * @throws IOException if {@code in} or the sink fails; never because of the file's content
     */
    public Report read(InputStream in, Sink sink) throws IOException {
        BoundedLines lines = new BoundedLines(new BufferedInputStream(in), mostBytesPerLine);
        Reading reading = new Reading();
        for (Optional<BoundedLines.Line> line = lines.next();
                line.isPresent() && reading.faults.size() < MOST_FAULTS;
                line = lines.next()) {
            long number = line.get().number();
            Optional<CompletionRequest> request = reading.request(line.get());
            if (reading.ids.size() > mostRequests) {
                reading.faults.add(
                        new Fault(number, "exceeds the %d requests that a batch may have".formatted(mostRequests)));
                break;
            }
            if (request.isPresent() && reading.faults.isEmpty()) {
                sink.accept(reading.customId, request.get());
            }
        }
        return reading.report();
    }

    /** The state of one reading. */
    private static final class Reading {

        private final List<Fault> faults = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private String customId = "";
        private @Nullable String model;

        Report report() {
            if (ids.isEmpty() && faults.isEmpty()) {
                faults.add(new Fault(0, "has no requests"));
            }
            return faults.isEmpty()
                    ? new Report.Read(ids.size(), model)
                    : new Report.Refused(faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
        }

        Optional<CompletionRequest> request(BoundedLines.Line line) {
            switch (line) {
                case BoundedLines.Faulty faulty -> faults.add(new Fault(line.number(), faulty.fault()));
                case BoundedLines.Text text -> {
                    if (text.text().isBlank()) {
                        return Optional.empty();
                    }
                    switch (JsonLine.read(text.text())) {
                        case JsonLine.Content.Read(JsonNode json) -> {
                            return request(line.number(), json);
                        }
                        case JsonLine.Content.Refused(String message) -> faults.add(new Fault(line.number(), message));
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<CompletionRequest> request(long line, JsonNode json) {
            List<String> wrong = new ArrayList<>();
            envelope(json, wrong);
            if (wrong.isEmpty()) {
                CompletionRequest request = CompletionBody.read(json.path("body"), wrong);
                if (!isSameModel(request.model())) {
                    wrong.add("body.model must be the same in all lines: a batch has one model");
                }
                if (wrong.isEmpty()) {
                    return Optional.of(request);
                }
            }
            wrong.forEach(each -> faults.add(new Fault(line, each)));
            return Optional.empty();
        }

        private void envelope(JsonNode json, List<String> wrong) {
            if (!json.isObject() || !FIELDS.containsAll(json.propertyNames())) {
                wrong.add("must be an object with no fields but custom_id, method, url, body");
                return;
            }
            customId = json.path("custom_id").asString("");
            JsonLine.claimId(json, ids).ifPresent(wrong::add);
            if (!json.path("method").asString("").equals("POST")) {
                wrong.add("must have the method POST");
            }
            if (!json.path("url").asString("").equals(URL)) {
                wrong.add("must have the url " + URL);
            }
        }

        private boolean isSameModel(@Nullable String next) {
            if (ids.size() == 1) {
                model = next;
            }
            return next == null ? model == null : next.equals(model);
        }
    }
}
