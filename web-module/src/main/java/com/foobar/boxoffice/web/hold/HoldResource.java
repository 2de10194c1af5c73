package com.foobar.boxoffice.web.hold;

import com.foobar.boxoffice.hold.Holds;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Holds that exist. Whoever knows the id may give the seats back. */
@RequestScoped
@Path("holds")
@PermitAll
@Tag(name = "Holds")
public class HoldResource {

  @Inject private Holds holds;

  @DELETE
  @Path("{id}")
  @Operation(operationId = "releaseHold", summary = "Give held seats back")
  @APIResponse(responseCode = "204", description = "The seats are free again, or were already")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public void release(@PathParam("id") UUID id) {
    holds.release(id);
  }
}
