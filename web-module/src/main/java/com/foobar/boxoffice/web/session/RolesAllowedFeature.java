package com.foobar.boxoffice.web.session;

import com.foobar.boxoffice.web.problem.ProblemException;
import com.foobar.boxoffice.web.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Enforces who may call a resource, before a body is read, and denies by default: a method for
 * which neither it nor its class says {@link PermitAll} or {@link RolesAllowed} is open to nobody.
 * JAX-RS leaves those annotations to the servers, and each has a switch of its own for them; here
 * they cannot be switched off.
 */
@Provider
public class RolesAllowedFeature implements DynamicFeature {

  private static final Logger LOG = Logger.getLogger(RolesAllowedFeature.class);

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    var rule =
        ruleOf(resource.getResourceMethod())
            .or(() -> ruleOf(resource.getResourceClass()))
            .orElseGet(
                () -> {
                  LOG.errorf(
                      "%s is open to nobody: say @PermitAll or @RolesAllowed",
                      resource.getResourceMethod());
                  return new DeniedFilter();
                });
    if (!(rule instanceof OpenFilter)) {
      context.register(rule);
    }
  }

  /** What is said there, the strictest first; empty when nothing is said. */
  private static Optional<ContainerRequestFilter> ruleOf(AnnotatedElement place) {
    if (place.isAnnotationPresent(DenyAll.class)) {
      return Optional.of(new DeniedFilter());
    }
    var allowed = place.getAnnotation(RolesAllowed.class);
    if (allowed != null) {
      return Optional.of(new RolesFilter(List.of(allowed.value())));
    }
    return place.isAnnotationPresent(PermitAll.class)
        ? Optional.of(new OpenFilter())
        : Optional.empty();
  }

  @Priority(Priorities.AUTHORIZATION)
  private record RolesFilter(List<String> roles) implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
      var security = request.getSecurityContext();
      if (security.getUserPrincipal() == null) {
        throw new ProblemException(ProblemType.LOGIN_REQUIRED, "Please log in and try again.");
      }
      if (roles.stream().noneMatch(security::isUserInRole)) {
        throw new ProblemException(ProblemType.FORBIDDEN, "This account may not do that.");
      }
    }
  }

  @Priority(Priorities.AUTHORIZATION)
  private record DeniedFilter() implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
      throw new ProblemException(ProblemType.FORBIDDEN, "Nobody may do that.");
    }
  }

  private record OpenFilter() implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
      // Everybody may.
    }
  }
}
