package dev.codementor.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The ports that a program is about to listen on: each must be free, and no two the same. */
final class ListeningPorts {

    private final @Nullable String address;
    private final Map<Integer, List<String>> names = new TreeMap<>();

    /** @param address to listen on; null or empty for all */
    ListeningPorts(@Nullable String address) {
        this.address = address;
    }

    /** @param port 0 for any free one, which needs no look */
    void add(String name, int port) {
        List<String> same = names.computeIfAbsent(port, ignored -> new ArrayList<>());
        if (port != 0 && !same.contains(name)) {
            same.add(name);
        }
    }

    List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        names.forEach((port, same) -> {
            if (same.size() > 1) {
                mistakes.add(String.join(" and ", same) + " are both " + port + "; each needs a port of its own.");
            } else if (same.size() == 1) {
                String fault = fault(port);
                if (fault != null) {
                    mistakes.add(same.getFirst() + " is " + port + ", but " + fault);
                }
            }
        });
        return mistakes;
    }

    private @Nullable String fault(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    address == null || address.isBlank()
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(address), port));
            return null;
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).contains("in use")
                    ? "port " + port
                            + " is taken; stop what listens there (perhaps another CodeMentor), or choose another."
                    : "this process may not listen on port " + port + " (" + e.getMessage() + "); choose another.";
        }
    }
}
