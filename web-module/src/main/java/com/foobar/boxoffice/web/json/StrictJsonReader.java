package com.foobar.boxoffice.web.json;

import com.foobar.boxoffice.web.problem.ProblemDetails.Violation;
import com.foobar.boxoffice.web.problem.ProblemException;
import com.foobar.boxoffice.web.problem.ProblemType;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads request bodies strictly and says what is wrong with them. JSON-B alone drops properties
 * that it does not know, so that a misspelt one would seem to be missing, and its messages name
 * Java classes.
 */
@Provider
public class StrictJsonReader implements ReaderInterceptor {

  /** Far above any body that the API takes, far below what would hurt: bytes. */
  private static final int MAX_BODY = 64 * 1024;

  private final Jsonb jsonb = new JsonbProvider().getContext(Object.class);

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    var body = context.getInputStream().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw new ProblemException(
          ProblemType.CONTENT_TOO_LARGE, "A body has at most %d bytes.".formatted(MAX_BODY));
    }
    var type = context.getType();
    var json = parse(body);
    refuseIf(illFormed(json, ""));
    refuseIf(unknown(json, type, ""));
    refuseIf(wrongType(json, type, ""));
    context.setInputStream(new ByteArrayInputStream(body));
    try {
      return context.proceed();
    } catch (ProcessingException e) {
      throw malformed("A value has the wrong type.");
    }
  }

  private static JsonObject parse(byte[] body) {
    if (body.length == 0) {
      throw malformed("The body is missing.");
    }
    String text;
    try {
      text = Text.decoded(body);
    } catch (CharacterCodingException e) {
      throw malformed("The body is no UTF-8.");
    }
    if (read(text, body.length) instanceof JsonObject object) {
      return object;
    }
    throw malformed("The body must be a JSON object.");
  }

  private static JsonValue read(String text, int length) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    } catch (JsonParsingException e) {
      // Parsson counts on when it runs into the end.
      var offset = Math.min(e.getLocation().getStreamOffset(), length);
      throw malformed("The body is no valid JSON from character %d on.".formatted(offset + 1));
    } catch (RuntimeException e) {
      // Not only JsonException: what is too deep, or a number beyond all numbers, has others.
      throw malformed("The body is no valid JSON.");
    }
  }

  /** The texts that are none, in names and values at any depth. */
  private static List<Violation> illFormed(JsonValue json, String path) {
    var found = new ArrayList<Violation>();
    if (json instanceof JsonString text) {
      Text.fault(text.getString()).ifPresent(fault -> found.add(new Violation(path, fault)));
    } else if (json instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        found.addAll(illFormed(array.get(i), path + "[" + i + "]"));
      }
    } else if (json instanceof JsonObject object) {
      object.forEach(
          (name, value) -> {
            if (Text.fault(name).isPresent()) {
              found.add(new Violation(path.isEmpty() ? null : path, "has a name that is no text"));
            } else {
              found.addAll(illFormed(value, path.isEmpty() ? name : path + "." + name));
            }
          });
    }
    return found;
  }

  /** The properties that the record, or a record within it, does not have. */
  private static List<Violation> unknown(JsonObject json, Class<?> type, String path) {
    if (!type.isRecord()) {
      return List.of();
    }
    var components = new LinkedHashMap<String, RecordComponent>();
    for (var component : type.getRecordComponents()) {
      components.put(component.getName(), component);
    }
    var unknown = new ArrayList<Violation>();
    json.forEach(
        (name, value) -> {
          var component = components.get(name);
          if (component == null) {
            unknown.add(
                new Violation(
                    path + name,
                    "is not known here, only " + String.join(", ", components.keySet())));
          } else if (value instanceof JsonObject object) {
            unknown.addAll(unknown(object, component.getType(), path + name + "."));
          }
        });
    return unknown;
  }

  /** The properties whose values are not of the type of the record's component. */
  private List<Violation> wrongType(JsonObject json, Class<?> type, String path) {
    if (!type.isRecord()) {
      return List.of();
    }
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> json.containsKey(component.getName()))
        .flatMap(component -> wrongType(json.get(component.getName()), component, path).stream())
        .toList();
  }

  private List<Violation> wrongType(JsonValue value, RecordComponent component, String path) {
    var field = path + component.getName();
    if (value instanceof JsonObject object && component.getType().isRecord()) {
      return wrongType(object, component.getType(), field + ".");
    }
    return fits(value, component.getGenericType())
        ? List.of()
        : List.of(new Violation(field, "has the wrong type"));
  }

  private boolean fits(JsonValue value, Type type) {
    // JSON-B cuts numbers off: 1.5 would be 1, and 4294967297 too.
    if (value instanceof JsonNumber number && !isWhole(number, type)) {
      return false;
    }
    if (value instanceof JsonArray array && type instanceof ParameterizedType list) {
      var element = list.getActualTypeArguments()[0];
      return array.stream().allMatch(each -> fits(each, element));
    }
    try {
      jsonb.fromJson(value.toString(), type);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static boolean isWhole(JsonNumber number, Type type) {
    try {
      if (type == Integer.class) {
        number.intValueExact();
      } else if (type == Long.class) {
        number.longValueExact();
      }
      return true;
    } catch (ArithmeticException | NumberFormatException e) {
      return false;
    }
  }

  private static void refuseIf(List<Violation> errors) {
    if (!errors.isEmpty()) {
      var detail =
          errors.stream()
              .map(
                  error ->
                      error.field() == null
                          ? error.message()
                          : error.field() + " " + error.message())
              .collect(Collectors.joining("; "));
      throw new ProblemException(ProblemType.MALFORMED_JSON, detail, errors);
    }
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(ProblemType.MALFORMED_JSON, detail);
  }
}
