package com.foobar.boxoffice.web.session;

import com.foobar.boxoffice.account.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Tells the container, for each request, who the session belongs to. The session is replicated, so
 * a login survives the node it was made on. Nobody is turned away here: that is for {@link
 * RolesAllowedFeature}, which knows what the call needs.
 */
@ApplicationScoped
public class SessionAuthentication implements HttpAuthenticationMechanism {

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    return LoginSession.callerOf(request)
        .map(caller -> login(caller, context))
        .orElseGet(context::doNothing);
  }

  private static AuthenticationStatus login(Caller caller, HttpMessageContext context) {
    return context.notifyContainerAboutLogin(caller.email(), caller.roles());
  }
}
