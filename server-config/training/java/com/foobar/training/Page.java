package com.foobar.training;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page of a visitor who has a session, which is replicated. */
@WebServlet("/page")
public class Page extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject private transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.getSession().setAttribute("seen", clock.now());
    response.getWriter().println("seen");
  }
}
