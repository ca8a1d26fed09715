package dev.codementor.contract.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the api refused a request (RFC 9457).
 *
 * @param code stable, for programs
 * @param detail for people
 * @param errors everything that is wrong with uploaded files; null for problems that are not about files
 */
public record Problem(String code, String detail, @Nullable List<Fault> errors) {

    /**
     * One thing that is wrong with a file.
     *
     * @param place a line or a path; empty for the whole file
     */
    public record Fault(String place, String message) {}
}
