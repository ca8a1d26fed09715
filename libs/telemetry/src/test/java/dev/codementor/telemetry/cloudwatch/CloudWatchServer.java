package dev.codementor.telemetry.cloudwatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/** As much of CloudWatch as takes metrics: Smithy's RPC protocol in its second version, in CBOR. */
final class CloudWatchServer implements AutoCloseable {

    private static final String PUT = "/service/GraniteServiceVersion20100801/operation/PutMetricData";

    private final HttpServer server;
    private final CBORMapper cbor = new CBORMapper();
    private final List<String> put = new CopyOnWriteArrayList<>();
    private volatile String signedBy = "";

    CloudWatchServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PUT, this::take);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Each value as a line: namespace, name, dimensions, value. */
    List<String> put() {
        return List.copyOf(put);
    }

    String signedBy() {
        return signedBy;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            signedBy = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            InputStream body = exchange.getRequestBody();
            boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            JsonNode request = cbor.readTree(packed ? new GZIPInputStream(body) : body);
            for (JsonNode datum : request.path("MetricData")) {
                Map<String, String> dimensions = new TreeMap<>();
                datum.path("Dimensions")
                        .forEach(each -> dimensions.put(
                                each.path("Name").asString(), each.path("Value").asString()));
                put.add("%s %s %s %s"
                        .formatted(
                                request.path("Namespace").asString(),
                                datum.path("MetricName").asString(),
                                dimensions,
                                datum.path("Value").asDouble()));
            }
            byte[] nothing = cbor.writeValueAsBytes(Map.of());
            exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
            exchange.getResponseHeaders().set("Content-Type", "application/cbor");
            exchange.sendResponseHeaders(200, nothing.length);
            exchange.getResponseBody().write(nothing);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
