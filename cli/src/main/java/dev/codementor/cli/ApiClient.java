package dev.codementor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Talks to the api. What it does not reach, or what is unavailable for a while, it tries again for a time. */
final class ApiClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int LONGEST_PROBLEM = 1 << 20;

    private final URI server;
    private final @Nullable String token;
    private final Pauses pauses;
    private final CloseableHttpClient http;

    ApiClient(URI server, @Nullable String token, Duration patience) {
        this.server = server;
        this.token = token;
        this.pauses = new Pauses(patience);
        this.http = HttpClients.custom()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofMinutes(5))
                        .build())
                .build();
    }

    JsonNode get(String path) {
        return request(() -> new HttpGet(server.resolve(path)), ApiClient::json);
    }

    /** @param body null for none */
    JsonNode post(String path, @Nullable JsonNode body) {
        return request(
                () -> {
                    HttpPost post = new HttpPost(server.resolve(path));
                    post.setEntity(new StringEntity(
                            body == null ? "{}" : JSON.writeValueAsString(body), ContentType.APPLICATION_JSON));
                    return post;
                },
                ApiClient::json);
    }

    /**
     * Uploads, again with the same key when the answer got lost.
     *
     * @param form makes a body anew for each try
     */
    JsonNode upload(String path, String idempotencyKey, Supplier<HttpEntity> form) {
        return request(
                () -> {
                    HttpPost post = new HttpPost(server.resolve(path));
                    post.addHeader("Idempotency-Key", idempotencyKey);
                    post.setEntity(form.get());
                    return post;
                },
                ApiClient::json);
    }

    /** Copies a file from the server; a download that breaks off throws. */
    void download(String path, OutputStream to) {
        request(() -> new HttpGet(server.resolve(path)), response -> {
            try (InputStream body = response.getEntity().getContent()) {
                return body.transferTo(to);
            }
        });
    }

    private <T> T request(Supplier<? extends BasicClassicHttpRequest> making, HttpClientResponseHandler<T> reading) {
        Pauses.Round round = pauses.round();
        while (true) {
            BasicClassicHttpRequest request = making.get();
            if (token != null) {
                request.addHeader("Authorization", "Bearer " + token);
            }
            try {
                return http.execute(request, response -> {
                    if (response.getCode() >= 300) {
                        throw refusal(response);
                    }
                    return reading.handleResponse(response);
                });
            } catch (Unavailable e) {
                round.pauseOr(e.after(), e.reason());
            } catch (IOException e) {
                round.pauseOr(
                        Duration.ZERO,
                        "%s was not reached: %s".formatted(server, e.getClass().getSimpleName()));
            }
        }
    }

    private static RuntimeException refusal(ClassicHttpResponse response) throws IOException {
        JsonNode problem = problem(response);
        String detail = problem.path("detail").asString("status " + response.getCode());
        if (response.getCode() == 503 || response.getCode() == 429) {
            return new Unavailable(detail, retryAfter(response));
        }
        List<String> lines = new ArrayList<>();
        lines.add("Refused: " + detail);
        for (JsonNode error : problem.path("errors")) {
            String place = error.path("place").asString("");
            lines.add("  " + (place.isEmpty() ? "" : place + ": ")
                    + error.path("message").asString(""));
        }
        if (response.getCode() == 401) {
            lines.add("The token was not accepted: it may have expired.");
        }
        return new CliFailure(Exit.REFUSED, lines);
    }

    private static JsonNode problem(ClassicHttpResponse response) throws IOException {
        try {
            HttpEntity entity = response.getEntity();
            byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(LONGEST_PROBLEM);
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static Duration retryAfter(ClassicHttpResponse response) {
        var header = response.getFirstHeader("Retry-After");
        try {
            return header == null ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(header.getValue()));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    private static JsonNode json(ClassicHttpResponse response) throws IOException {
        try {
            return JSON.readTree(EntityUtils.toByteArray(response.getEntity()));
        } catch (JacksonException e) {
            throw new CliFailure(
                    Exit.REFUSED, "The server answered with something that is not JSON; is it CodeMentor?");
        }
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new CliFailure(Exit.NOT_REACHED, "The connection could not be closed.");
        }
    }

    /** The server says that it will work later. */
    private static final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String reason;
        private final Duration after;

        Unavailable(String reason, Duration after) {
            super(reason);
            this.reason = reason;
            this.after = after;
        }

        String reason() {
            return reason;
        }

        Duration after() {
            return after;
        }
    }
}
