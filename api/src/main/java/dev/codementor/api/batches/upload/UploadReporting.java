package dev.codementor.api.batches.upload;

import dev.codementor.api.batches.estimates.Estimate;
import dev.codementor.api.batches.views.UploadReport;
import dev.codementor.api.batches.views.UploadReport.Rejected;
import dev.codementor.api.batches.views.UploadReport.Skipped;
import dev.codementor.api.batches.views.UploadReport.SkippedFile;
import dev.codementor.api.batches.views.UploadReport.Warning;
import dev.codementor.grading.submissions.SubmissionReport.Read;
import dev.codementor.text.StorableText;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reports what an upload left out, in the JSON that the ledger keeps: the report with the estimate beside it. */
final class UploadReporting {

    /** Files and warnings; the counts tell of all files. */
    private static final int MOST_LISTED = 200;

    private UploadReporting() {}

    static ObjectNode of(Read read, Estimate estimate) {
        Map<String, Integer> reasons = new TreeMap<>();
        read.skippedCounts().forEach((reason, count) -> reasons.put(wireName(reason), count));
        int count = reasons.values().stream().mapToInt(Integer::intValue).sum();
        return json(
                new UploadReport(
                        read.accepted(),
                        new Skipped(
                                count,
                                reasons,
                                read.skipped().stream()
                                        .limit(MOST_LISTED)
                                        .map(each -> new SkippedFile(storable(each.place()), wireName(each.reason())))
                                        .toList()),
                        read.rejected().stream()
                                .map(each -> new Rejected(
                                        storable(each.customId()), storable(each.place()), wireName(each.reason())))
                                .toList(),
                        read.warnings().stream()
                                .limit(MOST_LISTED)
                                .map(each -> new Warning(storable(each.place()), each.message()))
                                .toList()),
                estimate);
    }

    static ObjectNode ofRequests(int accepted, Estimate estimate) {
        return json(new UploadReport(accepted, null, null, null), estimate);
    }

    static String wireName(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode json(UploadReport report, Estimate estimate) {
        ObjectNode json = JsonMapper.shared().valueToTree(report);
        json.set("estimate", estimate.json());
        return json;
    }

    private static String storable(String place) {
        return StorableText.repairedName(place);
    }
}
