package com.foobar.boxoffice.web.account;

import com.foobar.boxoffice.account.Accounts;
import com.foobar.boxoffice.web.session.Visitors;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accounts of buyers. */
@RequestScoped
@Path("accounts")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Account")
public class AccountResource {

  @Inject private Accounts accounts;
  @Inject private Visitors visitors;

  /** Does not log in: that is one more call, and an account may be opened for someone else. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "register", summary = "Open an account")
  @APIResponse(
      responseCode = "201",
      description = "The account exists now; log in next",
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(
      responseCode = "409",
      ref = "Conflict",
      description = "email-taken: there is an account with this address")
  @APIResponse(
      responseCode = "429",
      ref = "TooMany",
      description = "too-many-attempts: too many tries failed")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response register(@Valid @NotNull RegistrationRequest request) {
    var caller =
        accounts.register(visitors.address(), request.email(), request.password(), request.name());
    return Response.status(Response.Status.CREATED).entity(AccountResponse.from(caller)).build();
  }
}
