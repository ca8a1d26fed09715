package dev.codementor.bench;

import java.net.URI;
import picocli.CommandLine.Option;

/** The CodeMentor under load, as command-line options. */
final class Target {

    @Option(names = "--api", defaultValue = "http://127.0.0.1:8080", description = "pages and API (${DEFAULT-VALUE})")
    URI api = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--events",
            split = ",",
            defaultValue = "ws://127.0.0.1:8081/ws/v1/events",
            description = "live events; students are spread over several addresses (${DEFAULT-VALUE})")
    URI[] events = {URI.create("ws://127.0.0.1:8081/ws/v1/events")};

    @Option(
            names = "--tokens",
            defaultValue = "http://127.0.0.1:8083/local/tokens",
            description = "where students get their tokens (${DEFAULT-VALUE})")
    URI tokens = URI.create("http://127.0.0.1:8083/local/tokens");

    @Option(
            names = "--pid",
            split = ",",
            description = "processes whose CPU time (with their children's) is reported; none by default")
    long[] pids = {};
}
