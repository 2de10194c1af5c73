package org.example.guestbook;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Counts a session's requests, but not those that ask for {@code ?only=look}. */
@WebServlet("/counter")
public class CounterServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpSession session = request.getSession();
    Integer before = (Integer) session.getAttribute("count");
    int count = before == null ? 0 : before;
    if (request.getParameter("only") == null) {
      count++;
      session.setAttribute("count", count);
    }
    response.setContentType("text/plain");
    response.getWriter().print(count);
  }
}
