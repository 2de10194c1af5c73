package com.foobar.boxoffice.web.catalogue;

import com.foobar.boxoffice.catalogue.CatalogueQueries;
import com.foobar.boxoffice.seat.SeatQueries;
import com.foobar.boxoffice.web.caching.Cached;
import com.foobar.boxoffice.web.problem.ProblemException;
import com.foobar.boxoffice.web.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is on. Public, and a moment old at worst: it is read from a replica. */
@RequestScoped
@Path("events")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Catalogue")
public class EventResource {

  @Inject private CatalogueQueries catalogue;
  @Inject private SeatQueries seats;

  @GET
  @Cached(seconds = 5)
  @Operation(operationId = "searchEvents", summary = "Search the upcoming events")
  @APIResponse(responseCode = "200", description = "One page of events, soonest first")
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public EventListResponse search(
      @Parameter(description = "Part of a title or of a venue's name; all events without it")
          @QueryParam("query")
          @DefaultValue("")
          @Size(max = 100)
          String query,
      // A string: JAX-RS answers a number that it cannot read with 404.
      @Parameter(
              description = "Counts from 1",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "1"))
          @QueryParam("page")
          @DefaultValue("1")
          @Pattern(regexp = "[1-9][0-9]{0,5}", message = "must be a number from 1")
          String page) {
    return EventListResponse.from(catalogue.search(query, Integer.parseInt(page)));
  }

  @GET
  @Path("{id}")
  @Cached(seconds = 5)
  @Operation(operationId = "getEvent", summary = "One event with its price categories")
  @APIResponse(responseCode = "200", description = "The event")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public EventResponse event(@PathParam("id") long id) {
    return catalogue
        .event(id)
        .map(EventResponse::from)
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such event."));
  }

  @GET
  @Path("{id}/seats")
  @Cached(seconds = 0)
  @Operation(
      operationId = "getSeats",
      summary = "The seat map of an event",
      description =
          "Places and lengths are in hundredths of the distance between two neighbouring seats. The"
              + " origin is the point that the edge of the stage and the rows bend round; x grows"
              + " to the right of a visitor who faces the stage, y away from the stage. A section's"
              + " place is where its name is written; the stage is an arc of that distance from"
              + " the origin and that width along its edge.")
  @APIResponse(responseCode = "200", description = "All seats, in the order of the house")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public SeatMapResponse seats(@PathParam("id") long id) {
    return SeatMapResponse.from(seats.ofEvent(id));
  }
}
