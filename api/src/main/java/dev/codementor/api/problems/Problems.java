package dev.codementor.api.problems;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers requests with problems (RFC 9457), regardless of the client's {@code Accept}, and counts them by code. */
public final class Problems {

    private final JsonMapper json;
    private final Map<ProblemCode, Counter> refused = new EnumMap<>(ProblemCode.class);

    public Problems(JsonMapper json, MeterRegistry meters) {
        this.json = json;
        for (ProblemCode code : ProblemCode.values()) {
            refused.put(
                    code,
                    Counter.builder("codementor.api.refused")
                            .description("Requests that were answered with a problem")
                            .tag("code", code.wireName())
                            .register(meters));
        }
    }

    /** Answers, unless an answer has already been sent. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        Counter counter = refused.get(problem.code());
        if (counter != null) {
            counter.increment();
        }
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.code().status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.headers().forEach(response::setHeader);
        byte[] body = json.writeValueAsBytes(members(problem, request.getRequestURI()));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Map<String, Object> members(Problem problem, String instance) {
        ProblemCode code = problem.code();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "urn:codementor:problem:" + code.wireName());
        members.put("title", code.title());
        members.put("status", code.status().value());
        members.put("code", code.wireName());
        members.put("detail", problem.detail());
        members.put("instance", instance);
        members.putAll(problem.members());
        return members;
    }
}
