package org.example.echo;

import jakarta.jws.WebMethod;
import jakarta.jws.WebService;

/** A SOAP endpoint, at {@code /EchoService}. */
@WebService(serviceName = "EchoService")
public class EchoService {
  @WebMethod
  public String say(String message) {
    return message;
  }
}
