package com.foobar.training;

import jakarta.ejb.EJBException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** There is no database. */
@Provider
public class Unavailable implements ExceptionMapper<EJBException> {
  @Override
  public Response toResponse(EJBException exception) {
    return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
  }
}
