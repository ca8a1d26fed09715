package dev.codementor.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;
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

    /** The message of the first cause that knows the program's exit code, and so was made to end it; null without one. */
    static @Nullable String explain(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WrongSettings wrong) {
                return Report.of(wrong.mistakes());
            }
            if (cause instanceof ExitCodeGenerator) {
                return Report.of(List.of(inVariables(String.valueOf(cause.getMessage()))));
            }
        }
        return null;
    }

    /** The binder of the queues names its own properties; in CodeMentor a variable stands behind each of them. */
    private static String inVariables(String sentence) {
        return sentence.replaceAll("spring\\.cloud\\.stream\\.sqs\\.\\S+\\.provision=", "CODEMENTOR_QUEUE_PROVISION=");
    }
}
