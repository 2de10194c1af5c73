package org.example.corpus;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;

@WebListener
public class BeginsSessions implements ServletRequestListener {
  @Override
  public void requestInitialized(ServletRequestEvent event) {
    ((HttpServletRequest) event.getServletRequest()).getSession();
  }
}
