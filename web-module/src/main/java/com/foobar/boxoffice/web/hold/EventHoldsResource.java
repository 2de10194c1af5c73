package com.foobar.boxoffice.web.hold;

import com.foobar.boxoffice.hold.Holds;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** New holds on the seats of an event. Open to everyone: only buying needs a login. */
@RequestScoped
@Path("events/{eventId}/holds")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Holds")
public class EventHoldsResource {

  @Inject private Holds holds;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "holdSeats",
      summary = "Hold seats for a few minutes",
      description = "Either all of the seats are held or none.")
  @APIResponse(
      responseCode = "201",
      description = "The seats are held until expiresAt",
      content = @Content(schema = @Schema(implementation = HoldResponse.class)))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(
      responseCode = "409",
      ref = "Conflict",
      description = "seat-taken: somebody else has one of the seats")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response hold(
      @PathParam("eventId") long eventId,
      @Valid @NotNull HoldRequest request,
      @Context UriInfo uri) {
    var hold =
        request.seatIds() == null
            ? holds.holdBest(eventId, request.categoryId(), request.quantity())
            : holds.hold(eventId, request.seatIds());
    return Response.status(Response.Status.CREATED)
        // A path: only the edge knows the site's scheme and name for sure.
        .header(HttpHeaders.LOCATION, uri.getBaseUri().getPath() + "holds/" + hold.id())
        .entity(HoldResponse.from(hold))
        .build();
  }
}
