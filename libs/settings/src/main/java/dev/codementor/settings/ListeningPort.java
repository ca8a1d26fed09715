package dev.codementor.settings;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A TCP port that the program listens on, 0 to 65,535. Before the start it must be free, and each must have a port of its
 * own; 0 is any free one.
 */
@Documented
@Min(0)
@Max(65_535)
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface ListeningPort {

    String message() default "must be a port";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
