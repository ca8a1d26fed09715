package dev.codementor.api.results;

import dev.codementor.contract.Failure;
import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ItemState;
import java.io.IOException;
import java.util.Iterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers to a program's requests, one per line, in the form of OpenAI's batch output: {@code response} with the reply,
 * or {@code error}. Unsettled requests have no line yet.
 */
final class CompletionResults {

    private static final int OK = 200;

    private CompletionResults() {}

    static void write(Iterator<ItemRecord> items, Appendable out) throws IOException {
        while (items.hasNext()) {
            ItemRecord item = items.next();
            if (item.state() != ItemState.PROCESSING) {
                out.append(CanonicalJson.of(line(item))).append('\n');
            }
        }
    }

    private static ObjectNode line(ItemRecord item) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", "batch_req_%s_%d".formatted(item.batch(), item.nth())).put("custom_id", item.customId());
        if (item.state() == ItemState.SUCCEEDED && item.reply() != null) {
            line.putObject("response")
                    .put("status_code", OK)
                    .put("request_id", String.valueOf(item.processing().job()))
                    .set("body", JsonMapper.shared().readTree(item.reply()));
            line.putNull("error");
        } else {
            line.putNull("response");
            error(item, line.putObject("error"));
        }
        return line;
    }

    private static void error(ItemRecord item, ObjectNode error) {
        Failure failure = item.processing().failure();
        switch (item.state()) {
            case CANCELLED -> error.put("code", "batch_cancelled").put("message", "The batch was cancelled.");
            case EXPIRED -> error.put("code", "batch_expired").put("message", "The batch's time ran out.");
            case SUCCEEDED -> error.put("code", "no_reply").put("message", "The model gave no usable answer.");
            case FAILED, PROCESSING ->
                error.put("code", failure == null ? "failed" : failure.code())
                        .put("message", failure == null ? "It failed." : failure.message());
        }
    }
}
