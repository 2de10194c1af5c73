package com.foobar.boxoffice.web.hold;

import com.foobar.boxoffice.hold.Holds;
import com.foobar.boxoffice.web.idempotency.IdempotencyKey;
import com.foobar.boxoffice.web.session.Visitors;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
  @Inject private Visitors visitors;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "holdSeats",
      summary = "Hold seats for a few minutes",
      description =
          "Either all of the seats are held or none. Safe to repeat with the same Idempotency-Key and"
              + " body: there is at most one hold for a visitor's key. Seats that the visitor holds"
              + " already are not taken: the hold that has some of them is replaced, and the new one"
              + " ends no later.")
  @APIResponse(
      responseCode = "201",
      description = "The seats are held until expiresAt",
      content = @Content(schema = @Schema(implementation = HoldResponse.class)))
  @APIResponse(
      responseCode = "200",
      description =
          "The visitor holds these already, or did so by an earlier request with this key",
      content = @Content(schema = @Schema(implementation = HoldResponse.class)))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(
      responseCode = "409",
      ref = "Conflict",
      description =
          "seat-taken: somebody else has one of the seats; hold-expired: the hold of this key has ended")
  @APIResponse(
      responseCode = "422",
      ref = "Conflict",
      description = "idempotency-key-reused: the key belongs to a request with another body")
  @APIResponse(
      responseCode = "429",
      ref = "TooMany",
      description = "too-many-seats: the visitor, the account or the address holds enough")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response hold(
      @PathParam("eventId") long eventId,
      @Parameter(
              name = IdempotencyKey.HEADER,
              description = "A new one, such as a UUID, for each wish")
          @HeaderParam(IdempotencyKey.HEADER)
          String idempotencyKey,
      @Valid @NotNull HoldRequest request,
      @Context UriInfo uri) {
    var key = IdempotencyKey.optional(idempotencyKey).map(IdempotencyKey::value).orElse(null);
    var visitor = visitors.current();
    var confirmation =
        request.seatIds() == null
            ? holds.holdBest(
                visitor.holder(), eventId, request.categoryId(), request.quantity(), key)
            : holds.hold(visitor.holder(), eventId, request.seatIds(), key);
    var hold = confirmation.hold();
    return visitor
        .told(
            Response.status(confirmation.created() ? Response.Status.CREATED : Response.Status.OK))
        // A path: only the edge knows the site's scheme and name for sure.
        .header(HttpHeaders.LOCATION, uri.getBaseUri().getPath() + "holds/" + hold.id())
        .entity(HoldResponse.from(hold))
        .build();
  }
}
