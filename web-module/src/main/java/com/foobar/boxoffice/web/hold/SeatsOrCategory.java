package com.foobar.boxoffice.web.hold;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A hold names either its seats, or a category and a quantity. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SeatsOrCategory.Validator.class)
public @interface SeatsOrCategory {

  String message() default "Give either seatIds, or categoryId and quantity";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Judges by which properties are there. */
  class Validator implements ConstraintValidator<SeatsOrCategory, HoldRequest> {

    @Override
    public boolean isValid(HoldRequest request, ConstraintValidatorContext context) {
      return request.seatIds() == null
          ? request.categoryId() != null && request.quantity() != null
          : request.categoryId() == null && request.quantity() == null;
    }
  }
}
