package com.foobar.boxoffice.web.hold;

import com.foobar.boxoffice.hold.HoldQueries;
import com.foobar.boxoffice.hold.Holds;
import com.foobar.boxoffice.web.session.Visitors;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The visitor's own holds; another's are not found. */
@RequestScoped
@Path("holds")
@PermitAll
@Tag(name = "Holds")
public class HoldResource {

  @Inject private Holds holds;
  @Inject private HoldQueries queries;
  @Inject private Visitors visitors;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "listHolds",
      summary = "What the visitor holds",
      description =
          "Tells a visitor who is not logged in and has no cookie yet who it is, so that whatever"
              + " is held from then on can be found again.")
  @APIResponse(
      responseCode = "200",
      description = "All holds that are live, the latest to end first",
      content = @Content(schema = @Schema(implementation = HoldListResponse.class)))
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response list() {
    var visitor = visitors.current();
    var own = HoldListResponse.from(queries.ofHolder(visitor.holder()));
    return visitor.told(Response.ok(own)).build();
  }

  @DELETE
  @Path("{id}")
  @Operation(operationId = "releaseHold", summary = "Give held seats back")
  @APIResponse(responseCode = "204", description = "The seats are free again, or were already")
  @APIResponse(
      responseCode = "404",
      ref = "NotFound",
      description = "There is no such hold, or it is another visitor's")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public void release(@PathParam("id") UUID id) {
    holds.release(visitors.current().holder(), id);
  }
}
