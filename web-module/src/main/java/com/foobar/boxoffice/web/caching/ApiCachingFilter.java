package com.foobar.boxoffice.web.caching;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/**
 * Nothing that the API answers is stored anywhere, unless the resource says that it is public: so
 * nobody can forget it for private data.
 */
@Provider
public class ApiCachingFilter implements ContainerResponseFilter {

  private static final String PRIVATE = "no-store";

  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response
        .getHeaders()
        .putSingle(HttpHeaders.CACHE_CONTROL, isSuccess(response) ? policy() : PRIVATE);
  }

  private static boolean isSuccess(ContainerResponseContext response) {
    return response.getStatusInfo().getFamily() == Status.Family.SUCCESSFUL;
  }

  private String policy() {
    // There is no method when an OPTIONS is answered by JAX-RS itself.
    var method = resource.getResourceMethod();
    var cached = method == null ? null : method.getAnnotation(Cached.class);
    if (cached == null) {
      return PRIVATE;
    }
    return cached.seconds() == 0 ? "no-cache" : "public, max-age=" + cached.seconds();
  }
}
