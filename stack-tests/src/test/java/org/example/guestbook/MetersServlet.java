package org.example.guestbook;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Counts with a library that the application brings itself, as Spring Boot's Actuator does. */
@WebServlet("/meters")
public class MetersServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient MeterRegistry registry = new SimpleMeterRegistry();

  /** Answers with how often it was asked, and whether the library is the application's own. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    registry.counter("asked").increment();
    boolean own = MeterRegistry.class.getClassLoader() == getClass().getClassLoader();
    response.setContentType("text/plain");
    response.getWriter().printf("%.0f %s", registry.counter("asked").count(), own);
  }
}
