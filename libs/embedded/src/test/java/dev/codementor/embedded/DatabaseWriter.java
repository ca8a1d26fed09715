package dev.codementor.embedded;

import java.nio.file.Path;
import java.sql.DriverManager;

/** A program that commits one row after the other, and says so, until it is killed. */
final class DatabaseWriter {

    private DatabaseWriter() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(0, Path.of(arguments[0]));
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE job (id int)");
            for (int id = 1; ; id++) {
                statement.executeUpdate("INSERT INTO job VALUES (" + id + ")");
                System.out.println(id);
            }
        }
    }
}
