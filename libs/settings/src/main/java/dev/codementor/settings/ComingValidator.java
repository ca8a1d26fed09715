package dev.codementor.settings;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.hibernate.validator.HibernateValidator;
import org.slf4j.LoggerFactory;

/** A validator that is made beside other work, because making it takes as long as the rest of a check. */
final class ComingValidator {

    private final FutureTask<Validator> making = new FutureTask<>(ComingValidator::make);

    /** Begins to make it. */
    static ComingValidator begin() {
        // SLF4J prints a warning when two threads log first.
        LoggerFactory.getILoggerFactory();
        ComingValidator validator = new ComingValidator();
        Thread.ofPlatform().daemon().name("settings-validator").start(validator.making);
        return validator;
    }

    Validator get() {
        try {
            return making.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the settings are checked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot make the validator of settings", e.getCause());
        }
    }

    private static Validator make() {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new NoWords())
                .buildValidatorFactory()
                .getValidator();
    }

    /** Violations are told by {@link Allowed}; finding words for them takes longer than all the rest. */
    private static final class NoWords implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return template;
        }
    }
}
