package com.foobar.boxoffice.web.session;

import com.foobar.boxoffice.web.problem.ProblemException;
import com.foobar.boxoffice.web.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Refuses requests that change something and come from another site's page (cross-site request
 * forgery). Browsers say where a request comes from; other clients say nothing and carry no cookie
 * that they did not choose to send. The session cookie's SameSite=Lax is the second lock.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SameOriginFilter implements ContainerRequestFilter {

  private static final Set<String> SAFE_METHODS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @Override
  public void filter(ContainerRequestContext request) {
    if (!SAFE_METHODS.contains(request.getMethod())
        && !isFromOwnSite(
            request.getHeaderString("Sec-Fetch-Site"),
            request.getHeaderString("Origin"),
            request.getHeaderString(HttpHeaders.HOST))) {
      throw new ProblemException(
          ProblemType.CROSS_SITE, "Only pages of this site may send this request.");
    }
  }

  /**
   * @param fetchSite sent by browsers on HTTPS and localhost only
   * @param origin sent by browsers with every POST and DELETE of a script
   * @param host the site's own name and port, as the browser asked for it
   */
  static boolean isFromOwnSite(String fetchSite, String origin, String host) {
    if (fetchSite != null) {
      return fetchSite.equals("same-origin") || fetchSite.equals("none");
    }
    // The scheme is left out: behind an edge that ends TLS this server cannot know it for sure.
    return origin == null || origin.replaceFirst("^https?://", "").equalsIgnoreCase(host);
  }
}
