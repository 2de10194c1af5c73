package com.foobar.boxoffice.web.order;

import com.foobar.boxoffice.account.Role;
import com.foobar.boxoffice.order.Checkout;
import com.foobar.boxoffice.order.OrderQueries;
import com.foobar.boxoffice.order.OrderView;
import com.foobar.boxoffice.order.QrCode;
import com.foobar.boxoffice.order.TicketView;
import com.foobar.boxoffice.web.idempotency.IdempotencyKey;
import com.foobar.boxoffice.web.problem.ProblemException;
import com.foobar.boxoffice.web.problem.ProblemType;
import com.foobar.boxoffice.web.session.LoginSession;
import com.foobar.boxoffice.web.session.Visitors;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own orders; another account's are not found. */
@RequestScoped
@Path("orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.BUYER)
@Tag(name = "Orders")
public class OrderResource {

  @Inject private Checkout checkout;
  @Inject private OrderQueries orders;
  @Inject private LoginSession session;
  @Inject private Visitors visitors;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "placeOrder",
      summary = "Buy the seats of a hold",
      description =
          "Safe to repeat with the same Idempotency-Key and body, after an error or without an"
              + " answer: there is at most one order and one charge for a key.")
  @APIResponse(
      responseCode = "201",
      description = "Sold. The order is stored and can be read",
      content = @Content(schema = @Schema(implementation = OrderResponse.class)))
  @APIResponse(
      responseCode = "200",
      description = "An earlier request with this key had placed the order; here it is again",
      content = @Content(schema = @Schema(implementation = OrderResponse.class)))
  @APIResponse(
      responseCode = "400",
      ref = "BadRequest",
      description = "idempotency-key-missing, malformed-json or invalid-request")
  @APIResponse(responseCode = "401", ref = "Unauthorized")
  @APIResponse(
      responseCode = "402",
      ref = "Conflict",
      description = "payment-declined: nothing was sold and the hold stays")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(
      responseCode = "409",
      ref = "Conflict",
      description = "hold-expired: the seats are no longer held")
  @APIResponse(
      responseCode = "422",
      ref = "Conflict",
      description = "idempotency-key-reused: the key belongs to a request with another body")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response place(
      @Parameter(
              name = IdempotencyKey.HEADER,
              required = true,
              description = "A new one, such as a UUID, for each purchase")
          @HeaderParam(IdempotencyKey.HEADER)
          String idempotencyKey,
      @Valid @NotNull OrderRequest request,
      @Context UriInfo uri) {
    var key = IdempotencyKey.require(idempotencyKey);
    var confirmation =
        checkout.confirm(
            visitors.current().holder(),
            request.holdId(),
            request.payment().toDomain(),
            key.value());
    var order = OrderResponse.from(confirmation.order());
    return Response.status(confirmation.created() ? Response.Status.CREATED : Response.Status.OK)
        // A path: only the edge knows the site's scheme and name for sure.
        .header(HttpHeaders.LOCATION, uri.getBaseUri().getPath() + "orders/" + order.id())
        .entity(order)
        .build();
  }

  @GET
  @Operation(operationId = "listOrders", summary = "The caller's orders, latest first")
  @APIResponse(responseCode = "200", description = "All of them")
  @APIResponse(responseCode = "401", ref = "Unauthorized")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public OrderListResponse list() {
    return OrderListResponse.from(orders.ofAccount(session.requireCaller().accountId()));
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getOrder", summary = "One of the caller's orders")
  @APIResponse(responseCode = "200", description = "The order with its tickets")
  @APIResponse(responseCode = "401", ref = "Unauthorized")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public OrderResponse order(@PathParam("id") UUID id) {
    return OrderResponse.from(own(id));
  }

  /** Stored nowhere, as all that the API answers: who has the picture is let in. */
  @GET
  @Path("{id}/tickets/{ticket}/code")
  @Produces("image/svg+xml")
  @Operation(
      operationId = "drawTicketCode",
      summary = "The code of one of the caller's tickets, as a QR code")
  @APIResponse(
      responseCode = "200",
      description = "Drawn, with the quiet zone that readers want",
      content = @Content(schema = @Schema(implementation = String.class)))
  @APIResponse(responseCode = "401", ref = "Unauthorized")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public String ticketCode(@PathParam("id") UUID id, @PathParam("ticket") UUID ticket) {
    return own(id).tickets().stream()
        .filter(each -> each.id().equals(ticket))
        .findFirst()
        .map(TicketView::code)
        .map(code -> QrCode.of(code).svg())
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "You have no such ticket."));
  }

  private OrderView own(UUID id) {
    return orders
        .order(session.requireCaller().accountId(), id)
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "You have no such order."));
  }
}
