package com.foobar.boxoffice.web.checkin;

import com.foobar.boxoffice.account.Role;
import com.foobar.boxoffice.checkin.AdmissionQueries;
import com.foobar.boxoffice.checkin.CheckIns;
import com.foobar.boxoffice.web.idempotency.IdempotencyKey;
import com.foobar.boxoffice.web.session.LoginSession;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tickets shown at a door. */
@RequestScoped
@Path("checkins")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.DOOR)
@Tag(name = "Doors")
public class CheckInResource {

  @Inject private CheckIns checkIns;
  @Inject private AdmissionQueries queries;
  @Inject private LoginSession session;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "checkIn",
      summary = "Admit a ticket, once",
      description =
          "Safe to repeat with the same Idempotency-Key and body: an admission whose answer was lost"
              + " is the answer, and not already-admitted.")
  @APIResponse(responseCode = "200", description = "Let them in")
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthorized")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(
      responseCode = "409",
      ref = "Conflict",
      description =
          "already-admitted: at and door say when and where. wrong-event, too-early, too-late: the"
              + " ticket was not used up, and eventId, event, startsAt and zone say what it is for")
  @APIResponse(
      responseCode = "422",
      ref = "Conflict",
      description =
          "idempotency-key-reused: the key belongs to a request with another body, or to an"
              + " admission that was undone")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public CheckInResponse checkIn(
      @Parameter(
              name = IdempotencyKey.HEADER,
              description = "A new one, such as a UUID, each time that a ticket is shown")
          @HeaderParam(IdempotencyKey.HEADER)
          String idempotencyKey,
      @Valid @NotNull CheckInRequest request) {
    var key = IdempotencyKey.optional(idempotencyKey).map(IdempotencyKey::value).orElse(null);
    var caller = session.requireCaller();
    var door = request.door() == null ? caller.name() : request.door();
    return CheckInResponse.from(
        checkIns.admit(request.code(), door, request.eventId(), caller.accountId(), key));
  }

  @POST
  @Path("{id}/undo")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "undoCheckIn",
      summary = "Take back an admission that was a mistake",
      description = "Stays on record. Safe to repeat: the first record stands.")
  @APIResponse(responseCode = "200", description = "The ticket can be admitted again")
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthorized")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public UndoResponse undo(@PathParam("id") UUID id, @Valid @NotNull UndoRequest request) {
    var caller = session.requireCaller();
    var door = request.door() == null ? caller.name() : request.door();
    return UndoResponse.from(checkIns.undo(id, caller.accountId(), door, request.reason()));
  }

  @GET
  @Path("events")
  @Operation(operationId = "listAdmitted", summary = "Events whose tickets are admitted now")
  @APIResponse(responseCode = "200", description = "Soonest first")
  @APIResponse(responseCode = "401", ref = "Unauthorized")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public AdmittedEventsResponse events() {
    return AdmittedEventsResponse.from(queries.now());
  }
}
