package dev.codementor.ledger.postgres;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the ledger is. The services' configuration files give these to Spring Boot's data source, with their defaults.
 *
 * @param url as JDBC wants it
 * @param user who owns the ledger's tables
 * @param password the user's
 * @param connections most connections at a time, 1 to 1,000
 */
@Validated
@ConfigurationProperties("codementor.database")
record DatabaseProperties(
        @Nullable
        @Pattern(
                regexp = "jdbc:postgresql:.+",
                message = "must be an address such as jdbc:postgresql://localhost:5432/codementor")
        String url,

        @Nullable String user,
        @Nullable String password,
        @Nullable @Min(1) @Max(1_000) Integer connections) {

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseProperties[url=" + url + ", user=" + user + ", connections=" + connections + "]";
    }
}
