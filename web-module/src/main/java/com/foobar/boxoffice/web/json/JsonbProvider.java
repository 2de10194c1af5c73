package com.foobar.boxoffice.web.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * The one JSON-B that reads and writes all bodies, made once because that is costly. Its defaults
 * are what the contract says: instants in ISO 8601 in UTC, absent values left out, properties in
 * the order of their names, so that the same answer has the same bytes on every node.
 */
@Provider
public class JsonbProvider implements ContextResolver<Jsonb> {

  private final Jsonb jsonb = JsonbBuilder.create();

  @Override
  public Jsonb getContext(Class<?> type) {
    return jsonb;
  }
}
