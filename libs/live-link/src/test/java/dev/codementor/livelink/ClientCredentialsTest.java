package dev.codementor.livelink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An issuer that this service cannot reach under its name, but at another address. */
class ClientCredentialsTest {

    private static final URI ISSUER = URI.create("http://issuer.invalid");

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/inside", """
            {"issuer":"http://issuer.invalid","token_endpoint":"%s","jwks_uri":"%s",
             "subject_types_supported":["public"]}\
            """.formatted(at("/token"), at("/keys")));
        answer("/token", "{\"access_token\":\"a-token\",\"token_type\":\"Bearer\",\"expires_in\":60}");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void findsTheTokenEndpointThroughTheDiscoveryAddress() throws IOException {
        assertThat(tokens(ISSUER).current()).isEqualTo("a-token");
    }

    @Test
    void takesNoDocumentOfAnotherIssuer() {
        assertThatThrownBy(() -> tokens(URI.create("http://another.invalid")).current())
                .isInstanceOf(IOException.class)
                .hasMessage(
                        at("/inside") + " names the issuer 'http://issuer.invalid' and not 'http://another.invalid'");
    }

    private ServiceTokens tokens(URI issuer) {
        return new ServiceIdentityProperties(null, "worker", "secret", null).tokens(issuer, at("/inside"));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(String path, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
