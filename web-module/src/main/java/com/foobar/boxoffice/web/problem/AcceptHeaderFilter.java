package com.foobar.boxoffice.web.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses a header Accept whose weights are none, before RESTEasy looks for a method by it: to
 * RESTEasy that is an exception of its own, which would be taken for a mistake of ours.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.4.2">RFC 9110, Quality Values</a>
 */
@Provider
@PreMatching
public class AcceptHeaderFilter implements ContainerRequestFilter {

  private static final Pattern WEIGHT =
      Pattern.compile(";\\s*q\\s*=([^;,]*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER = Pattern.compile("\\s*[0-9]{0,3}(\\.[0-9]{0,9})?\\s*");

  @Override
  public void filter(ContainerRequestContext request) {
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    Matcher weight = WEIGHT.matcher(accept == null ? "" : accept);
    while (weight.find()) {
      if (!NUMBER.matcher(weight.group(1)).matches() || !weight.group(1).matches(".*[0-9].*")) {
        throw new ProblemException(
            ProblemType.INVALID_REQUEST, "A weight in the header Accept is a number from 0 to 1.");
      }
    }
  }
}
