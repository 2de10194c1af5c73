package com.foobar.training;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** Requests with a body and without, valid and not. */
@Path("things")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ThingResource {
  @Inject private Things things;
  @Inject private Clock clock;

  /** As a program sends it. */
  public record Description(
      @NotBlank @Size(max = 100) String name, @NotNull Instant made, List<@NotBlank String> parts) {
    static Description of(Thing thing) {
      return new Description(thing.name(), thing.made(), thing.parts());
    }
  }

  @GET
  @Path("sample")
  public Description sample() {
    return new Description("chair", clock.now(), List.of("leg", "seat"));
  }

  @POST
  @Path("sample")
  public Description echo(@Valid @NotNull Description description) {
    return description;
  }

  @GET
  @Path("{id}")
  public Description thing(@PathParam("id") long id) {
    return Description.of(things.find(id));
  }

  @GET
  public List<Description> named(@QueryParam("name") @NotBlank String name) {
    return things.named(name).stream().map(Description::of).toList();
  }

  @POST
  public void add(@Valid @NotNull Description description) {
    things.add(new Thing(description.name(), description.made(), description.parts()));
  }
}
