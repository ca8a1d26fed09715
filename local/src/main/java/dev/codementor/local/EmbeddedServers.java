package dev.codementor.local;

import dev.codementor.embedded.EmbeddedDatabase;
import dev.codementor.embedded.EmbeddedS3;
import dev.codementor.embedded.EmbeddedSqs;
import dev.codementor.embedded.issuer.EmbeddedIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The servers that production gets from outside, started in parallel. */
record EmbeddedServers(EmbeddedDatabase database, EmbeddedSqs sqs, EmbeddedS3 s3, EmbeddedIssuer issuer)
        implements AutoCloseable {

    static final String BUCKET = "codementor";

    static EmbeddedServers start(Choices settings, DataDirectory data) {
        List<CompletableFuture<? extends AutoCloseable>> starting = new ArrayList<>();
        var database = starting(
                starting,
                () -> EmbeddedDatabase.start(
                        settings.databasePort(), data.database(), data.root().resolve("postgresql-programs")));
        var sqs = starting(starting, () -> EmbeddedSqs.start(settings.sqsPort()));
        var s3 = starting(starting, () -> EmbeddedS3.start(settings.s3Port(), data.objects()));
        var issuer = starting(
                starting,
                () -> EmbeddedIssuer.start(settings.issuerPort(), data.identity(), settings.signInValidity()));
        try {
            EmbeddedServers servers = new EmbeddedServers(database.join(), sqs.join(), s3.join(), issuer.join());
            servers.s3().createBucket(BUCKET);
            return servers;
        } catch (CompletionException e) {
            starting.forEach(EmbeddedServers::closeWhenStarted);
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        issuer.close();
        s3.close();
        sqs.close();
        database.close();
    }

    private static <S extends AutoCloseable> CompletableFuture<S> starting(
            List<CompletableFuture<? extends AutoCloseable>> all, Supplier<S> server) {
        CompletableFuture<S> starting = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("start-server").start(() -> {
            try {
                starting.complete(server.get());
            } catch (RuntimeException | Error e) {
                starting.completeExceptionally(e);
            }
        });
        all.add(starting);
        return starting;
    }

    /** One server failed. The others must not outlive the start, especially not the database's processes. */
    private static void closeWhenStarted(CompletableFuture<? extends AutoCloseable> server) {
        server.handle((started, failure) -> {
                    if (started != null) {
                        try {
                            started.close();
                        } catch (Exception e) {
                            System.err.println("Could not stop a server: " + e.getMessage());
                        }
                    }
                    return null;
                })
                .join();
    }
}
