package dev.codementor.settings;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Bounds of a {@link DataSize}, both included; Hibernate Validator has them for durations alone. A missing size is valid. */
@Documented
@Constraint(validatedBy = DataSizeBetween.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface DataSizeBetween {

    /** The smallest size, such as {@code 1KB}. */
    String least();

    /** The largest size, such as {@code 100MB}. */
    String most();

    String message() default "must be from {least} to {most}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Public for the validator, which makes one. */
    final class Check implements ConstraintValidator<DataSizeBetween, DataSize> {

        private DataSize least = DataSize.ofBytes(0);
        private DataSize most = DataSize.ofBytes(Long.MAX_VALUE);

        @Override
        public void initialize(DataSizeBetween bounds) {
            least = DataSize.parse(bounds.least());
            most = DataSize.parse(bounds.most());
        }

        @Override
        public boolean isValid(@Nullable DataSize value, ConstraintValidatorContext context) {
            return value == null || (value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
        }
    }
}
