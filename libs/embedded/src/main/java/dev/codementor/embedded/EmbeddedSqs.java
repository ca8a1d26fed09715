package dev.codementor.embedded;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;

/**
 * Amazon SQS in process: ElasticMQ, in memory. Its queues are empty after a restart, and the ledger's sweeper repairs
 * that. It accepts any region and any credentials.
 */
public final class EmbeddedSqs implements AutoCloseable {

    private static final String NAME = "The embedded SQS";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /**
     * It gets few threads, because this server shares its cores with everything else. One thread is not enough:
     * ElasticMQ's FIFO queues would wait on it for themselves. ElasticMQ ships with Pekko's log at debug level.
     *
     * <p>Pekko does not understand AWS signatures as credentials. It would parse each of them several times to explain
     * what is wrong with it. No timer here has to be more exact than a tenth of a second.
     */
    private static final String SETTINGS = """
        pekko {
          loglevel = "WARNING"
          log-dead-letters = off
          jvm-shutdown-hooks = off
          java-flight-recorder.enabled = off
          # A long poll of 20 s must not time out on a busy machine.
          http.server.request-timeout = 40s
          http.server.parsing.modeled-header-parsing = off
          scheduler.tick-duration = 100ms
          coordinated-shutdown.run-by-jvm-shutdown-hook = off
          actor.default-dispatcher {
            throughput = 64
            fork-join-executor { parallelism-min = 2, parallelism-max = 2 }
          }
          actor.internal-dispatcher = "pekko.actor.default-dispatcher"
        }
        """;

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final int port;

    private EmbeddedSqs(ActorSystem actors, SQSRestServer server, int port) {
        this.actors = actors;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param port 0 for any free port
     * @throws EmbeddedServerException if the port is taken
     */
    public static EmbeddedSqs start(int port) {
        int free = Loopback.freePort(port, NAME);
        var actors = ActorSystem.create(
                "embedded-sqs",
                ConfigFactory.parseString(SETTINGS)
                        .withFallback(ConfigFactory.load(EmbeddedSqs.class.getClassLoader())),
                EmbeddedSqs.class.getClassLoader());
        try {
            TheSQSRestServerBuilder builder = SQSRestServerBuilder.withActorSystem(actors)
                    .withInterface(Loopback.HOST)
                    .withPort(free)
                    .withServerAddress(new NodeAddress("http", Loopback.HOST, free, ""));
            SQSRestServer server = builder.start();
            server.waitUntilStarted();
            return new EmbeddedSqs(actors, server, free);
        } catch (RuntimeException e) {
            actors.terminate();
            throw Loopback.portTaken(free, NAME, e);
        }
    }

    /** The value for {@code AWS_ENDPOINT_URL_SQS}. */
    public URI endpoint() {
        return Loopback.http(port);
    }

    /** Stops the server. Its messages are gone. */
    @Override
    public void close() {
        server.stopAndWait();
        actors.terminate();
        try {
            actors.getWhenTerminated().toCompletableFuture().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The embedded SQS did not stop within " + STOP_LIMIT, e);
        }
    }
}
