package com.foobar.boxoffice.web.rehearsal;

import com.foobar.boxoffice.account.Caller;
import com.foobar.boxoffice.rehearsal.Rehearsal;
import com.foobar.boxoffice.web.catalogue.SeatMapResponse;
import com.foobar.boxoffice.web.problem.ProblemException;
import com.foobar.boxoffice.web.problem.ProblemType;
import com.foobar.boxoffice.web.session.LoginSession;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * A purchase that is rehearsed, for the stack, which warms a server up with it before visitors are
 * let in. To all others there is no such address: Nginx takes the header away that has the key.
 */
@RequestScoped
@Path("rehearsals")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class RehearsalResource {

  private static final Caller NOBODY = new Caller(-1, "rehearsal", "Rehearsal", Set.of());

  @Inject private Rehearsal rehearsal;
  @Inject private LoginSession session;

  @POST
  @Operation(hidden = true)
  public SeatMapResponse rehearse(@HeaderParam("X-Warm-Up") String key) {
    if (!rehearsal.isAskedBy(key)) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address.");
    }
    session.login(NOBODY);
    session.logout();
    return rehearsal.run().map(SeatMapResponse::from).orElse(SeatMapResponse.NONE);
  }
}
