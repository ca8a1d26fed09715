package dev.codementor.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Only the embedded servers and the identity issuer, for services that run in separate JVMs. */
record ServersOnly(Choices settings, Map<String, String> variables, Closing closing) implements Running {

    static ServersOnly start(Choices settings) {
        Closing closing = new Closing();
        try {
            DataDirectory data = closing.keep(DataDirectory.take(settings.dataDirectory()));
            EmbeddedServers servers = closing.keep(EmbeddedServers.start(settings, data));
            return new ServersOnly(settings, Variables.of(servers, settings), closing);
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
    }

    /** They are started one after the other, and each answers then. */
    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public String announcement(long startMillis) {
        return """

            CodeMentor's embedded servers are ready (%.1f s); data is kept in %s.
            Start the services with these variables:

            %s
            """.formatted(
                        startMillis / 1e3,
                        settings.dataDirectory(),
                        variables.entrySet().stream()
                                .map(variable -> "export " + variable.getKey() + "='" + variable.getValue() + "'")
                                .collect(Collectors.joining("\n")));
    }

    /** Here the services are practised. */
    @Override
    public void practise() {
        ServicesInPractice.run(Path.of("").toAbsolutePath(), settings, variables);
    }

    @Override
    public void close() {
        closing.close();
    }
}
