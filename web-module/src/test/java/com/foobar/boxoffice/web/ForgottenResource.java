package com.foobar.boxoffice.web;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Whose author forgot to say who may call it. */
@Path("forgotten")
public class ForgottenResource {

  @GET
  public void nothingSaid() {
    // Never reached.
  }

  @GET
  @Path("open")
  @PermitAll
  public void open() {
    // For everyone.
  }

  @GET
  @Path("closed")
  @DenyAll
  public void closed() {
    // Never reached.
  }

  @GET
  @Path("both")
  @DenyAll
  @PermitAll
  public void both() {
    // Never reached.
  }
}
