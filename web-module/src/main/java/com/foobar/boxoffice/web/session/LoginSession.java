package com.foobar.boxoffice.web.session;

import com.foobar.boxoffice.account.Caller;
import com.foobar.boxoffice.web.problem.ProblemException;
import com.foobar.boxoffice.web.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * Who is logged in, kept in the HTTP session and so on every node of the cluster. There is a
 * session only while someone is logged in: browsing creates none.
 */
@Dependent
public class LoginSession {

  private static final String CALLER = Caller.class.getName();

  private final HttpServletRequest request;

  @Inject
  public LoginSession(HttpServletRequest request) {
    this.request = request;
  }

  /** Reads without creating a session; also for those who run before CDI has a request. */
  static Optional<Caller> callerOf(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false))
        .map(session -> (Caller) session.getAttribute(CALLER));
  }

  public Optional<Caller> caller() {
    return callerOf(request);
  }

  /**
   * @throws ProblemException LOGIN_REQUIRED when nobody is logged in
   */
  public Caller requireCaller() {
    return caller()
        .orElseThrow(
            () -> new ProblemException(ProblemType.LOGIN_REQUIRED, "Please log in and try again."));
  }

  /**
   * Logs the caller in. A session that was there before gets a new id, so that whoever planted or
   * saw the old one has nothing (session fixation).
   */
  public void login(Caller caller) {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    request.getSession().setAttribute(CALLER, caller);
  }

  /** Ends the session, on all nodes; harmless when there is none. */
  public void logout() {
    Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
  }
}
