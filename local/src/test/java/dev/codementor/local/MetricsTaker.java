package dev.codementor.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A CloudWatch that takes all metrics and keeps none. */
record MetricsTaker(HttpServer server) implements AutoCloseable {

    /** An empty map in CBOR, which the SDK speaks with CloudWatch. */
    private static final byte[] NOTHING = {(byte) 0xA0};

    static MetricsTaker start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", MetricsTaker::take);
        server.start();
        return new MetricsTaker(server);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
            exchange.getResponseHeaders().set("Content-Type", "application/cbor");
            exchange.sendResponseHeaders(200, NOTHING.length);
            exchange.getResponseBody().write(NOTHING);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
