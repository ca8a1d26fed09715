package dev.codementor.embedded.issuer;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An endpoint's answer. */
record Reply(int status, Map<String, String> headers, byte[] body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Reply json(int status, Object body) {
        return text(status, "application/json", JSON.writeValueAsString(body));
    }

    static Reply text(int status, String type, String body) {
        return new Reply(status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    /** A problem in the form of RFC 9457. */
    static Reply problem(int status, String code, String detail) {
        return text(
                status,
                "application/problem+json",
                JSON.writeValueAsString(Map.of("status", status, "code", code, "detail", detail)));
    }

    /** Answers a submitted form so that the browser continues with a GET. */
    static Reply seeOther(String location) {
        return new Reply(303, Map.of("Location", location), new byte[0]);
    }
}
