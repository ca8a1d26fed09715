package dev.codementor.api.batches.items;

import dev.codementor.grading.distrust.Finding;
import dev.codementor.text.StorableText;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The findings in a submission that address its grader, as JSON that the ledger keeps and instructors read. */
public final class FindingsJson {

    private static final int MOST = 50;

    private FindingsJson() {}

    public static String of(List<Finding> findings) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Finding each : findings.subList(0, Math.min(MOST, findings.size()))) {
            list.addObject()
                    .put("file", StorableText.repairedName(each.file()))
                    .put("line", each.line())
                    .put("kind", each.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("excerpt", StorableText.repairedName(each.excerpt()));
        }
        return list.toString();
    }

    static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
