package com.foobar.boxoffice.web.session;

import com.foobar.boxoffice.account.Accounts;
import com.foobar.boxoffice.account.Role;
import com.foobar.boxoffice.hold.Holds;
import com.foobar.boxoffice.web.problem.ProblemException;
import com.foobar.boxoffice.web.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's login. The session itself travels in a cookie. */
@RequestScoped
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Account")
public class SessionResource {

  @Inject private Accounts accounts;
  @Inject private LoginSession session;
  @Inject private Holds holds;
  @Inject private Visitors visitors;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "login", summary = "Log in")
  @APIResponse(responseCode = "200", description = "Logged in; the session is in a cookie")
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(
      responseCode = "401",
      ref = "Unauthorized",
      description = "invalid-credentials: the address or the password is wrong")
  @APIResponse(
      responseCode = "429",
      ref = "TooMany",
      description = "too-many-attempts: too many failed, or too many are tried at once")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public SessionResponse login(@Valid @NotNull LoginRequest request) {
    var caller =
        accounts
            .authenticate(visitors.address(), request.email(), request.password())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.INVALID_CREDENTIALS,
                        "No account has this e-mail address and password."));
    session.login(caller);
    visitors.secret().ifPresent(secret -> holds.adopt(caller.accountId(), secret));
    return SessionResponse.from(caller);
  }

  @GET
  @RolesAllowed({Role.BUYER, Role.DOOR})
  @Operation(operationId = "whoAmI", summary = "Who is logged in")
  @APIResponse(responseCode = "200", description = "The caller")
  @APIResponse(responseCode = "401", ref = "Unauthorized")
  public SessionResponse whoAmI() {
    return SessionResponse.from(session.requireCaller());
  }

  @DELETE
  @Operation(operationId = "logout", summary = "Log out")
  @APIResponse(responseCode = "204", description = "Nobody is logged in any more")
  public void logout() {
    session.logout();
  }
}
