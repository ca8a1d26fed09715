package dev.codementor.api.batches.upload;

import dev.codementor.grading.submissions.SubmissionReport.Read;
import dev.codementor.text.StorableText;
import java.util.Locale;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an upload left out and why, as JSON that the ledger keeps and instructors read. */
final class UploadReport {

    /** Files and warnings; the counts tell of all files. */
    private static final int MOST_LISTED = 200;

    private UploadReport() {}

    static ObjectNode of(Read read) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("accepted", read.accepted());
        ObjectNode skipped = json.putObject("skipped");
        skipped.put(
                "count",
                read.skippedCounts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        ObjectNode reasons = skipped.putObject("reasons");
        new TreeMap<>(read.skippedCounts()).forEach((reason, count) -> reasons.put(wireName(reason), count));
        ArrayNode files = skipped.putArray("files");
        read.skipped().stream().limit(MOST_LISTED).forEach(each -> files.addObject()
                .put("place", storable(each.place()))
                .put("reason", wireName(each.reason())));
        ArrayNode rejected = json.putArray("rejected");
        read.rejected().forEach(each -> rejected.addObject()
                .put("customId", storable(each.customId()))
                .put("place", storable(each.place()))
                .put("reason", wireName(each.reason())));
        ArrayNode warnings = json.putArray("warnings");
        read.warnings().stream().limit(MOST_LISTED).forEach(each -> warnings.addObject()
                .put("place", storable(each.place()))
                .put("message", each.message()));
        return json;
    }

    static ObjectNode ofRequests(int accepted) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("accepted", accepted);
        return json;
    }

    static String wireName(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String storable(String place) {
        return StorableText.repairedName(place);
    }
}
