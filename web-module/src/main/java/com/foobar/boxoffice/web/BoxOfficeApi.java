package com.foobar.boxoffice.web;

import com.foobar.boxoffice.web.problem.ProblemDetails;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The JSON API of the box office, and what its published description says of the whole. */
@ApplicationPath("/api")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Foobar box office",
            version = "1",
            description =
                """
                Find an event, hold seats, buy them, check tickets in.

                Money is in minor units of its currency, times are ISO 8601 in UTC. Every error is a
                problem of RFC 9457 whose `code` never changes. Every response carries `X-Request-Id`,
                which finds the request in the servers' logs. A login lives in a session cookie.""",
            license =
                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
    tags = {
      @Tag(name = "Catalogue", description = "What is on"),
      @Tag(name = "Holds", description = "Seats kept for a few minutes, without a login"),
      @Tag(name = "Account", description = "Register, log in, log out"),
      @Tag(name = "Orders", description = "Buying, and what was bought"),
      @Tag(name = "Doors", description = "Letting ticket holders in")
    },
    components =
        @Components(
            responses = {
              @APIResponse(
                  name = "BadRequest",
                  description = "malformed-json or invalid-request: errors says what is wrong",
                  content =
                      @Content(
                          mediaType = "application/problem+json",
                          schema = @Schema(implementation = ProblemDetails.class))),
              @APIResponse(
                  name = "Unauthorized",
                  description = "login-required",
                  content =
                      @Content(
                          mediaType = "application/problem+json",
                          schema = @Schema(implementation = ProblemDetails.class))),
              @APIResponse(
                  name = "Forbidden",
                  description = "forbidden: the account lacks the role",
                  content =
                      @Content(
                          mediaType = "application/problem+json",
                          schema = @Schema(implementation = ProblemDetails.class))),
              @APIResponse(
                  name = "NotFound",
                  description = "not-found",
                  content =
                      @Content(
                          mediaType = "application/problem+json",
                          schema = @Schema(implementation = ProblemDetails.class))),
              @APIResponse(
                  name = "Conflict",
                  description = "The box office refuses; code says why",
                  content =
                      @Content(
                          mediaType = "application/problem+json",
                          schema = @Schema(implementation = ProblemDetails.class))),
              @APIResponse(
                  name = "TooMany",
                  description = "Too much at a time; code says of what",
                  headers =
                      @Header(
                          name = "Retry-After",
                          description = "Seconds to wait",
                          schema = @Schema(implementation = Integer.class)),
                  content =
                      @Content(
                          mediaType = "application/problem+json",
                          schema = @Schema(implementation = ProblemDetails.class))),
              @APIResponse(
                  name = "Unavailable",
                  description =
                      "unavailable: the outcome is not known yet. Ask again, with the same"
                          + " Idempotency-Key where there is one",
                  headers =
                      @Header(
                          name = "Retry-After",
                          description = "Seconds to wait",
                          schema = @Schema(implementation = Integer.class)),
                  content =
                      @Content(
                          mediaType = "application/problem+json",
                          schema = @Schema(implementation = ProblemDetails.class)))
            }))
public class BoxOfficeApi extends Application {}
