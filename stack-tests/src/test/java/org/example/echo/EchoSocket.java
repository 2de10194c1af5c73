package org.example.echo;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** Says the same. */
@ServerEndpoint("/socket")
public class EchoSocket {
  @OnMessage
  public String say(String message) {
    return message;
  }
}
