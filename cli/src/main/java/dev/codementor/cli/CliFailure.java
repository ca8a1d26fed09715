package dev.codementor.cli;

import java.util.List;

/** A message for the person at the shell that ends the command. */
final class CliFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Exit exit;
    private final transient List<String> lines;

    CliFailure(Exit exit, List<String> lines) {
        super(lines.getFirst());
        this.exit = exit;
        this.lines = List.copyOf(lines);
    }

    CliFailure(Exit exit, String line) {
        this(exit, List.of(line));
    }

    Exit exit() {
        return exit;
    }

    List<String> lines() {
        return lines;
    }
}
