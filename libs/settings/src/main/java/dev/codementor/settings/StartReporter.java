package dev.codementor.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Prints why a program cannot start where that is known, in place of Spring Boot's frame of stars and its trace. What is
 * not known is left to Spring Boot.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartReporter implements SpringBootExceptionReporter {

    /** @param context Spring Boot gives it to every reporter; not needed, as the failure says all */
    StartReporter(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        String sentence = explain(failure);
        if (sentence == null) {
            return false;
        }
        System.err.println(sentence);
        return true;
    }

    static @Nullable String explain(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WrongSettings wrong) {
                return Report.of(wrong.mistakes());
            }
            if (cause instanceof CannotStart known) {
                return Report.of(List.of(String.valueOf(known.getMessage())));
            }
        }
        return null;
    }
}
