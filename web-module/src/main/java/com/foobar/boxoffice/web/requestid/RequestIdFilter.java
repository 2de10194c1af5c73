package com.foobar.boxoffice.web.requestid;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jboss.logging.MDC;

/**
 * Gives every request its id, before anything else sees it: the edge's where there is one, so that
 * one id finds the request in the logs of all tiers. An error page is called after everything else
 * has returned, or instead of it, and gets the same id.
 */
public class RequestIdFilter extends HttpFilter {

  private static final String ATTRIBUTE = RequestIdFilter.class.getName();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var id =
        request.getAttribute(ATTRIBUTE) instanceof String earlier
            ? earlier
            : RequestId.accept(request.getHeader(RequestId.HEADER));
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(RequestId.HEADER, id);
    MDC.put(RequestId.LOG_KEY, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(RequestId.LOG_KEY);
    }
  }
}
