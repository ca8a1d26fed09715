package dev.codementor.local;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A service's policy as Terraform renders it. */
record RenderedPolicy(JsonNode policy) {

    String text() {
        return JsonMapper.shared().writeValueAsString(policy);
    }

    /**
     * The same without one permission.
     *
     * @param permission such as {@code sqs:SendMessage grading} or {@code s3:ListBucket uploads/}
     */
    RenderedPolicy without(String permission) {
        String action = permission.substring(0, permission.indexOf(' '));
        String where = permission.substring(permission.indexOf(' ') + 1);
        String end = where.endsWith("/") ? "/" + where + "*" : "-" + where;
        ArrayNode statements = JsonMapper.shared().createArrayNode();
        boolean found = false;
        for (JsonNode statement : policy.path("Statement")) {
            List<String> actions = new ArrayList<>();
            JsonNode written = statement.path("Action");
            if (written.isArray()) {
                written.forEach(each -> actions.add(each.asString()));
            } else {
                actions.add(written.asString());
            }
            boolean concerned = action.equals("s3:ListBucket")
                    ? statement
                            .at("/Condition/StringLike/s3:prefix")
                            .asString("")
                            .equals(where + "*")
                    : statement.path("Resource").asString("").endsWith(end);
            found |= concerned && actions.remove(action);
            if (!actions.isEmpty()) {
                ObjectNode copy = ((ObjectNode) statement).deepCopy();
                ArrayNode left = copy.putArray("Action");
                actions.forEach(left::add);
                statements.add(copy);
            }
        }
        if (!found) {
            throw new IllegalArgumentException("the policy does not allow " + permission);
        }
        ObjectNode copy = ((ObjectNode) policy).deepCopy();
        copy.set("Statement", statements);
        return new RenderedPolicy(copy);
    }
}
