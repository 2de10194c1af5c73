package com.foobar.boxoffice.web.errorpage;

import com.foobar.boxoffice.web.json.JsonbProvider;
import com.foobar.boxoffice.web.problem.ProblemDetails;
import com.foobar.boxoffice.web.problem.ProblemType;
import jakarta.json.bind.Jsonb;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What the container answers with when it refuses or fails by itself, before JAX-RS or outside of
 * it: the API's clients get a problem like any other, people get a page.
 */
public class ErrorPage extends HttpServlet {

  private static final String NOT_FOUND = "/404.html";
  private static final String ANY_OTHER = "/WEB-INF/error.html";

  private final Jsonb jsonb = new JsonbProvider().getContext(ProblemDetails.class);

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    if (isForApi(request)) {
      showProblem(response);
    } else {
      showPage(response);
    }
  }

  private static boolean isForApi(HttpServletRequest request) {
    var path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return path != null && path.startsWith(request.getContextPath() + "/api/");
  }

  private void showProblem(HttpServletResponse response) throws IOException {
    var type = ProblemType.ofStatus(response.getStatus());
    response.setStatus(type.status());
    write(
        response,
        "application/problem+json",
        jsonb.toJson(ProblemDetails.of(type, null)).getBytes(StandardCharsets.UTF_8));
  }

  private void showPage(HttpServletResponse response) throws IOException {
    var page = response.getStatus() == HttpServletResponse.SC_NOT_FOUND ? NOT_FOUND : ANY_OTHER;
    try (var content = getServletContext().getResourceAsStream(page)) {
      write(response, "text/html;charset=utf-8", content.readAllBytes());
    }
  }

  private static void write(HttpServletResponse response, String type, byte[] body)
      throws IOException {
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
