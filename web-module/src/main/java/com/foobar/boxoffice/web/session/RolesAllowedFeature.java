package com.foobar.boxoffice.web.session;

import com.foobar.boxoffice.web.problem.ProblemException;
import com.foobar.boxoffice.web.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Enforces {@link RolesAllowed} on resources, before a body is read. JAX-RS leaves that annotation
 * to the servers, and each has a switch of its own for it; here it cannot be switched off.
 */
@Provider
public class RolesAllowedFeature implements DynamicFeature {

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    var allowed = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
    if (allowed == null) {
      allowed = resource.getResourceClass().getAnnotation(RolesAllowed.class);
    }
    if (allowed != null) {
      context.register(new RolesFilter(List.of(allowed.value())));
    }
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
}
