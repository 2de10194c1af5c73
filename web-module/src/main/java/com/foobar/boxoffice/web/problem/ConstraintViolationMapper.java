package com.foobar.boxoffice.web.problem;

import com.foobar.boxoffice.web.problem.ProblemDetails.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A request that breaks the constraints on its parameters or on its body's properties. */
@Provider
public class ConstraintViolationMapper implements ExceptionMapper<ConstraintViolationException> {

  private static final Comparator<Violation> BY_FIELD =
      Comparator.comparing(Violation::field, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Violation::message);

  @Override
  public Response toResponse(ConstraintViolationException e) {
    var errors =
        e.getConstraintViolations().stream()
            .map(ConstraintViolationMapper::violation)
            .sorted(BY_FIELD)
            .toList();
    var detail =
        errors.stream()
            .map(error -> error.field() == null ? error.message() : text(error))
            .collect(Collectors.joining("; "));
    return ProblemResponse.of(ProblemDetails.of(ProblemType.INVALID_REQUEST, detail, errors));
  }

  private static String text(Violation error) {
    return error.field() + " " + error.message();
  }

  private static Violation violation(ConstraintViolation<?> violation) {
    return new Violation(field(violation.getPropertyPath()), violation.getMessage());
  }

  /**
   * The path as the client knows it: {@code register.request.email} is {@code email} in the body,
   * {@code search.page} is the parameter {@code page}; null for the body as a whole.
   */
  private static String field(Path path) {
    var nodes = StreamSupport.stream(path.spliterator(), false).toList();
    var inBody = new StringBuilder();
    String parameter = null;
    for (var node : nodes) {
      switch (node.getKind()) {
        case PARAMETER -> parameter = node.getName();
        case PROPERTY -> {
          if (!inBody.isEmpty()) {
            inBody.append('.');
          }
          inBody.append(node.getName());
        }
        default -> {}
      }
      if (node.getIndex() != null && node.getKind() == ElementKind.CONTAINER_ELEMENT) {
        inBody.append('[').append(node.getIndex()).append(']');
      }
    }
    if (!inBody.isEmpty()) {
      return inBody.toString();
    }
    return BODY_PARAMETER.equals(parameter) ? null : parameter;
  }

  /** What every resource calls the parameter that takes the body. */
  private static final String BODY_PARAMETER = "request";
}
