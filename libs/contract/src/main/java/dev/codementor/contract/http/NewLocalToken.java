package dev.codementor.contract.http;

import java.util.List;

/** The body of {@code POST /local/tokens}, which only {@code local} serves. */
public record NewLocalToken(String subject, List<String> roles, List<String> courses) {

    public NewLocalToken {
        roles = List.copyOf(roles);
        courses = List.copyOf(courses);
    }
}
