package dev.codementor.local.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other end of a page's WebSockets, which does what a test says. */
final class ScriptedNotifier {

    static final String ADDRESS = "ws://notifier.test/ws/v1/events";

    private static final JsonMapper JSON = new JsonMapper();
    private static final double PATIENCE = 10_000;

    private final Page page;
    private final List<Connection> connections = new ArrayList<>();

    ScriptedNotifier(Page page) {
        this.page = page;
        page.routeWebSocket(ADDRESS, route -> connections.add(new Connection(route)));
    }

    /** The connection with this number, counted from 1, with the hello that it begins with. */
    Connection awaitHello(int number) {
        until(() -> connections.size() >= number
                && !connections.get(number - 1).frames.isEmpty());
        return connections.get(number - 1);
    }

    private void until(BooleanSupplier fulfilled) {
        page.waitForCondition(fulfilled, new Page.WaitForConditionOptions().setTimeout(PATIENCE));
    }

    final class Connection {

        private final WebSocketRoute route;
        private final List<JsonNode> frames = new ArrayList<>();

        private Connection(WebSocketRoute route) {
            this.route = route;
            route.onMessage(frame -> frames.add(JSON.readTree(frame.text())));
        }

        JsonNode hello() {
            return frames.getFirst();
        }

        Connection welcome() {
            return send("{\"type\":\"welcome\",\"student\":\"ada\"}");
        }

        Connection send(String frame) {
            route.send(frame);
            return this;
        }

        void close(int code) {
            route.close(new WebSocketRoute.CloseOptions().setCode(code));
        }

        /** All frames of a type, at least so many. */
        List<JsonNode> await(String type, int count) {
            until(() -> of(type).size() >= count);
            return of(type);
        }

        List<JsonNode> of(String type) {
            return frames.stream()
                    .filter(frame -> frame.path("type").asString().equals(type))
                    .toList();
        }
    }
}
