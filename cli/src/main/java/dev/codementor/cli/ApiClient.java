package dev.codementor.cli;

import dev.codementor.contract.client.ClientJson;
import dev.codementor.contract.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Talks to the api. It tries again for a time when the api cannot be reached or is not available. */
final class ApiClient implements AutoCloseable {

    private static final int LONGEST_PROBLEM = 1 << 20;

    private final URI server;
    private final @Nullable String token;
    private final CloseableHttpClient http;

    ApiClient(URI server, @Nullable String token, Duration patience) {
        this.server = server;
        this.token = token;
        this.http = HttpClients.custom()
                .setRetryStrategy(new Patience(patience))
                .disableRedirectHandling()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofMinutes(5))
                        .build())
                .build();
    }

    <T> T get(String path, Class<T> type) {
        return request(new HttpGet(server.resolve(path)), response -> read(response, type));
    }

    /** @param body null for none */
    <T> T post(String path, @Nullable Object body, Class<T> type) {
        HttpPost post = new HttpPost(server.resolve(path));
        post.setEntity(new StringEntity(body == null ? "{}" : ClientJson.write(body), ContentType.APPLICATION_JSON));
        return request(post, response -> read(response, type));
    }

    /**
     * Uploads, and repeats the upload with the same key when the answer was lost.
     *
     * @param form a form that can be sent several times
     */
    <T> T upload(String path, String idempotencyKey, HttpEntity form, Class<T> type) {
        HttpPost post = new HttpPost(server.resolve(path));
        post.addHeader("Idempotency-Key", idempotencyKey);
        post.setEntity(form);
        return request(post, response -> read(response, type));
    }

    /** Copies a file from the server; a download that breaks off throws. */
    void download(String path, OutputStream to) {
        request(new HttpGet(server.resolve(path)), response -> {
            try (InputStream body = response.getEntity().getContent()) {
                return body.transferTo(to);
            }
        });
    }

    private <T> T request(BasicClassicHttpRequest request, HttpClientResponseHandler<T> reading) {
        if (token != null) {
            request.addHeader("Authorization", "Bearer " + token);
        }
        HttpContext context = HttpClientContext.create();
        try {
            return http.execute(request, context, response -> {
                if (response.getCode() >= 300) {
                    throw refusal(response, context);
                }
                return reading.handleResponse(response);
            });
        } catch (IOException e) {
            throw new CliFailure(
                    Exit.NOT_REACHED,
                    withFirst("%s was not reached: %s".formatted(server, reason(e)), reason(e), context));
        }
    }

    private static CliFailure refusal(ClassicHttpResponse response, HttpContext context) throws IOException {
        Problem problem = problem(response);
        if (Patience.isForLater(response)) {
            return new CliFailure(Exit.NOT_REACHED, withFirst(problem.detail(), problem.detail(), context));
        }
        List<String> lines = new ArrayList<>();
        lines.add("Refused: " + problem.detail());
        for (Problem.Fault error : Objects.requireNonNullElse(problem.errors(), List.<Problem.Fault>of())) {
            lines.add("  " + (error.place().isEmpty() ? "" : error.place() + ": ") + error.message());
        }
        if (response.getCode() == 401) {
            lines.add("The token was not accepted: it may have expired.");
        }
        firstFailure(problem.detail(), context).ifPresent(lines::add);
        return new CliFailure(Exit.REFUSED, lines);
    }

    private static List<String> withFirst(String line, String last, HttpContext context) {
        List<String> lines = new ArrayList<>(List.of(line));
        firstFailure(last, context).ifPresent(lines::add);
        return lines;
    }

    /** What the last of several tries says is often only a consequence of the first. */
    private static Optional<String> firstFailure(String last, HttpContext context) {
        return Patience.firstFailure(context)
                .filter(first -> !first.equals(last))
                .map(first -> "The first try failed: " + first);
    }

    /** The root cause of a failed connection. */
    static String reason(IOException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ", " + message);
    }

    /** A proxy between this program and the api may answer with something other than a problem. */
    static Problem problem(ClassicHttpResponse response) throws IOException {
        try {
            HttpEntity entity = response.getEntity();
            byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(LONGEST_PROBLEM);
            return ClientJson.read(body, Problem.class);
        } catch (JacksonException e) {
            return new Problem("", "status " + response.getCode(), null);
        }
    }

    private static <T> T read(ClassicHttpResponse response, Class<T> type) throws IOException {
        try {
            return ClientJson.read(EntityUtils.toByteArray(response.getEntity()), type);
        } catch (JacksonException e) {
            throw new CliFailure(
                    Exit.REFUSED,
                    "The server's answer is not the JSON that is expected: %s. Is it CodeMentor, and not older than this command?"
                            .formatted(e.getOriginalMessage()));
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
}
