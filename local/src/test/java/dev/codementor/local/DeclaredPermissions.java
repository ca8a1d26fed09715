package dev.codementor.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file from which Terraform makes the services' policies. */
final class DeclaredPermissions {

    private static final Path FILE = Path.of("..", "infra-terraform", "modules", "identity", "permissions.json");

    private DeclaredPermissions() {}

    /**
     * By service, each permission like {@code s3:PutObject uploads/}.
     *
     * @param namespace where metrics are put into CloudWatch; the file leaves it to Terraform
     */
    static Map<String, Set<String>> read(String namespace) {
        Map<String, Set<String>> permissions = new TreeMap<>();
        JsonMapper.shared()
                .readTree(FILE.toFile())
                .properties()
                .forEach(service -> permissions.put(service.getKey(), permissions(service.getValue(), namespace)));
        return permissions;
    }

    private static Set<String> permissions(JsonNode service, String namespace) {
        Set<String> permissions = new TreeSet<>();
        for (String kind : new String[] {"queues", "files"}) {
            service.path(kind).properties().forEach(entry -> entry.getValue()
                    .forEach(action -> permissions.add(action.asString() + " " + entry.getKey())));
        }
        service.path("figures").forEach(action -> permissions.add(action.asString() + " " + namespace));
        return permissions;
    }
}
