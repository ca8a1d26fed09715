package dev.codementor.notifier.socket;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a client may do.
 *
 * @param helloWithin a connection without a hello is closed after this time, 100 ms to 1 min; default 5 s
 * @param mostConnections of all people, 1 to 1,000,000; one more is answered with 503; default 20,000
 * @param connectionsPerPerson 1 to 1,000; one more is closed with {@link CloseCode#TOO_MANY_CONNECTIONS}; default 10
 * @param followsPerConnection jobs and batches that one connection follows at a time, 1 to 10,000; default 200
 * @param largestFrame most bytes that a client may send as one message, 1 KiB to 1 MiB; default 64 KiB
 * @param framesPerSecond that a client may send on average, 1 to 10,000; default 50
 * @param frameBurst that a client may send at once after a pause, 1 to 100,000; one more is answered with the problem
 *     {@code too-fast} and the end of the connection; default 100
 * @param largestBacklog text that may wait for a client that is being written to, in UTF-16 code units, and bytes of
 *     answers to it; 16 Ki to 64 Mi; a client that lets more gather is cut off; default 256 Ki
 * @param longestWrite a client that does not take what was written within this time is cut off, 100 ms to 5 min;
 *     default 10 s
 * @param pingInterval a client that said nothing for this long is sent a ping, and cut off when it has not answered after
 *     the same time again; 1 s to 10 min; default 30 s
 * @param closeGrace how long a client that is being closed may take for the goodbye, 10 ms to 1 min; default 2 s
 * @param clockTolerance how far this host's clock may be ahead of the api's for a new job to count as made after the
 *     hello, up to 1 min; default 1 s
 */
@Validated
@ConfigurationProperties("codementor.notifier.sockets")
public record SocketProperties(
        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration helloWithin,

        @DefaultValue("20000") @Min(1) @Max(1_000_000) int mostConnections,
        @DefaultValue("10") @Min(1) @Max(1000) int connectionsPerPerson,
        @DefaultValue("200") @Min(1) @Max(10_000) int followsPerConnection,
        @DefaultValue("65536") @Min(1024) @Max(1_048_576) int largestFrame,
        @DefaultValue("50") @Min(1) @Max(10_000) int framesPerSecond,
        @DefaultValue("100") @Min(1) @Max(100_000) int frameBurst,

        @DefaultValue("262144") @Min(16_384) @Max(67_108_864)
        int largestBacklog,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration longestWrite,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration pingInterval,

        @DefaultValue("2s") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration closeGrace,

        @DefaultValue("1s") @DurationMin(millis = 0) @DurationMax(minutes = 1)
        Duration clockTolerance) {}
