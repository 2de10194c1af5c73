package org.example.guestbook;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** Tells which of the headers that ask for a part, or for what is new, came as far as here. */
@WebServlet("/seen")
public class SeenServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final List<String> HEADERS = List.of("Range", "If-None-Match");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    for (String header : HEADERS) {
      response.setHeader("Seen-" + header, request.getHeader(header));
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
