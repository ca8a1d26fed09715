package dev.codementor.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class OutagesTest {

    static Stream<Throwable> outages() {
        return Stream.of(
                new UncheckedIOException(new ConnectException("Connection refused")),
                new IllegalStateException("a request failed", new ConnectException("Connection refused")),
                new DataAccessResourceFailureException("The bucket 'b' does not exist"),
                new IllegalStateException("no work", new SQLException("terminating connection", "57P01")),
                new IllegalStateException("no connection", new SQLTransientConnectionException("pool is empty")));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void needsNoTraceForAnOutage(Throwable outage) {
        assertThat(Outages.trace(outage)).isNull();
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new IllegalStateException("a bug"),
                new NullPointerException(),
                new StackOverflowError(),
                new DataIntegrityViolationException("a bug", new SQLException("duplicate key", "23505")));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void keepsTheTraceOfABug(Throwable bug) {
        assertThat(Outages.trace(bug)).isSameAs(bug);
    }

    @Test
    void tellsTheRootCauseInOneLine() {
        assertThat(Outages.cause(new IllegalStateException("a\nb", new ConnectException("Connection\n refused"))))
                .isEqualTo("java.net.ConnectException: Connection refused");
        assertThat(Outages.cause(new DataAccessResourceFailureException("The bucket 'b' does not exist")))
                .isEqualTo("The bucket 'b' does not exist");
        assertThat(Outages.cause(new IllegalStateException(
                        "no work",
                        new SQLTransientConnectionException(
                                "pool is empty", new SQLException("an I/O error", new EOFException())))))
                .isEqualTo("an I/O error (java.io.EOFException)");
    }
}
