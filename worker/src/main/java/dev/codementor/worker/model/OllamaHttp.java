package dev.codementor.worker.model;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Connections to the server. Apache's blocking client rather than the JDK's: it costs half as much processor time on a
 * virtual thread, and a canceled request closes its socket at once (ADR 14).
 */
final class OllamaHttp implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int MOST_CONNECTIONS = 1_024;
    private static final int LONGEST_ERROR = 4_096;

    private final OllamaServer server;
    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;

    OllamaHttp(OllamaServer server, Duration longest) {
        this.server = server;
        this.connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(5))
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(longest))
                        .build())
                .setUserAgent("codementor-worker")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    URI server() {
        return server.address();
    }

    HttpUriRequestBase get(String path) {
        return authorized(new HttpGet(address(path)));
    }

    HttpUriRequestBase post(String path, byte[] json) {
        var post = new HttpPost(address(path));
        post.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        return authorized(post);
    }

    private URI address(String path) {
        return server.address().resolve(server.address().getRawPath() + path);
    }

    private HttpUriRequestBase authorized(HttpUriRequestBase request) {
        if (server.authorization() != null) {
            request.setHeader(HttpHeaders.AUTHORIZATION, server.authorization());
        }
        return request;
    }

    /**
     * Returns when the headers have arrived. The caller closes the response; that also closes a connection that was not
     * read to its end.
     */
    ClassicHttpResponse open(HttpUriRequestBase request) throws IOException {
        return client.executeOpen(null, request, null);
    }

    /** The beginning of an error's body. */
    static String error(ClassicHttpResponse response) throws IOException {
        HttpEntity body = response.getEntity();
        return body == null ? "" : new String(body.getContent().readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
    }

    /** What the server said, as operators may see it. */
    String words(String error) {
        return ServerWords.of(error, server.secret());
    }

    /** Closes the connections that are open and not in use. */
    void forgetConnections() {
        connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    int openConnections() {
        var stats = connections.getTotalStats();
        return stats.getLeased() + stats.getAvailable();
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }
}
