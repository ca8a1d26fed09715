package dev.codementor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void keepsTestsApartOnOneServer() throws SQLException {
        TestDatabase one = TestDatabase.fresh();
        TestDatabase other = TestDatabase.fresh();
        try (HikariDataSource ones = one.pool();
                HikariDataSource others = other.pool()) {
            execute(ones, "create table only_here (id int)");
            execute(others, "create table only_here (id int)");
        }

        assertThat(one.url()).isNotEqualTo(other.url());
        assertThat(one.port()).isEqualTo(other.port());
    }

    @Test
    void standsBehindAnotherPort() {
        TestDatabase database = new TestDatabase("jdbc:postgresql://127.0.0.1:5432/test_1");

        assertThat(database.port()).isEqualTo(5_432);
        assertThat(database.behind(7_000).url()).isEqualTo("jdbc:postgresql://127.0.0.1:7000/test_1");
    }

    private static void execute(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
