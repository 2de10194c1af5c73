package com.foobar.server.publicfiles;

import io.undertow.servlet.api.Deployment;
import io.undertow.servlet.api.SecurityInfo.EmptyRoleSemantic;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.api.SingleConstraintMatch;
import io.undertow.servlet.api.TransportGuaranteeType;
import io.undertow.servlet.core.DeploymentImpl;
import io.undertow.servlet.handlers.DefaultServlet;
import io.undertow.servlet.handlers.ServletChain;
import io.undertow.servlet.handlers.ServletPathMatch;
import io.undertow.servlet.handlers.security.SecurityPathMatches;
import jakarta.servlet.DispatcherType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the server leads a path, and what is in the way: Undertow's own answers, merged from all
 * that it merges (web.xml, fragments, annotations, what was added while the application started).
 *
 * <p>Two of them it keeps to itself, so they are taken by reflection. The WildFly that this runs in
 * is always the one that the project names; with another, where it fails, nothing would be public.
 */
final class PathRules {
  private static final List<String> METHODS = List.of("GET", "HEAD");

  /** What concerns folders only; WildFly itself sets it to false. */
  private static final Set<String> FOR_FOLDERS = Set.of(DefaultServlet.DIRECTORY_LISTING);

  private final Deployment deployment;
  private final Field filters;
  private final SecurityPathMatches constraints;
  private final Method constraintOf;
  private final Method transportOf;

  PathRules(Deployment deployment) throws ReflectiveOperationException {
    this.deployment = deployment;
    this.filters = field(ServletChain.class, "filters");
    this.constraints = constraints(deployment);
    Class<?> match =
        SecurityPathMatches.class
            .getMethod("getSecurityInfo", String.class, String.class)
            .getReturnType();
    this.constraintOf = method(match, "getMergedConstraint");
    this.transportOf = method(match, "getTransportGuaranteeType");
  }

  /** Whether the path leads anybody to the file of that name, and through nothing else. */
  boolean isOpen(String path) throws ReflectiveOperationException {
    ServletPathMatch match = deployment.getServletPaths().getServletHandlerByPath(path);
    return match.getType() == ServletPathMatch.Type.NORMAL
        && leadsToTheFile(match)
        && isUnconstrained(path);
  }

  /** To the server's default servlet, mapped as usual, with nothing changed, and no filter. */
  boolean leadsToTheFile(ServletPathMatch match) throws ReflectiveOperationException {
    ServletChain chain = match.getServletChain();
    ServletInfo servlet = chain.getManagedServlet().getServletInfo();
    return chain.isDefaultServletMapping()
        && servlet.getServletClass() == DefaultServlet.class
        && FOR_FOLDERS.containsAll(servlet.getInitParams().keySet())
        && servlet.getHandlerChainWrappers().isEmpty()
        && requestFilters(chain).isEmpty();
  }

  private Collection<?> requestFilters(ServletChain chain) throws ReflectiveOperationException {
    Map<?, ?> all = (Map<?, ?>) filters.get(chain);
    Object ofRequests = all == null ? null : all.get(DispatcherType.REQUEST);
    return ofRequests == null ? List.of() : (Collection<?>) ofRequests;
  }

  /** Whether anybody may read it, by whatever way the request came. */
  boolean isUnconstrained(String path) throws ReflectiveOperationException {
    if (deployment.getDeploymentInfo().isSecurityDisabled()) {
      return true;
    }
    for (String method : METHODS) {
      Object match = constraints.getSecurityInfo(path, method);
      SingleConstraintMatch constraint = (SingleConstraintMatch) constraintOf.invoke(match);
      if (!constraint.getRequiredRoles().isEmpty()
          || constraint.getEmptyRoleSemantic() != EmptyRoleSemantic.PERMIT
          || transportOf.invoke(match) != TransportGuaranteeType.NONE) {
        return false;
      }
    }
    return true;
  }

  private static SecurityPathMatches constraints(Deployment deployment)
      throws ReflectiveOperationException {
    Object manager = field(DeploymentImpl.class, "deploymentManager").get(deployment);
    return (SecurityPathMatches)
        method(manager.getClass(), "buildSecurityConstraints").invoke(manager);
  }

  private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static Method method(Class<?> type, String name) throws ReflectiveOperationException {
    Method method = type.getDeclaredMethod(name);
    method.setAccessible(true);
    return method;
  }
}
