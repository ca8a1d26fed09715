package dev.codementor.settings;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Prints why a program cannot start where that is known, in place of Spring Boot's frame of stars and its trace. What is
 * not known is left to Spring Boot.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartReporter implements SpringBootExceptionReporter {

    /** A property of Spring Cloud Stream that names a binding's queue. */
    private static final Pattern DESTINATION =
            Pattern.compile("spring\\.cloud\\.stream\\.bindings\\.\\S+\\.destination");

    private final @Nullable ConfigurableEnvironment environment;

    /** @param context null when the failure came before there was one */
    StartReporter(@Nullable ConfigurableApplicationContext context) {
        this.environment = context == null ? null : context.getEnvironment();
    }

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
    @Nullable
    String explain(Throwable failure) {
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
    private String inVariables(String sentence) {
        String named =
                sentence.replaceAll("spring\\.cloud\\.stream\\.sqs\\.\\S+\\.provision=", "CODEMENTOR_QUEUE_PROVISION=");
        if (environment == null) {
            return named;
        }
        Origins origins = new Origins(environment);
        return DESTINATION.matcher(named).replaceAll(property -> origins.settableName(property.group()));
    }
}
