package com.foobar.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call there is, asked by everyone: who may make it stands here a second time, by hand. */
class WhoMayCallTest {

  private static final Set<String> EVERYBODY = Set.of("anonymous", "buyer", "door");
  private static final Set<String> LOGGED_IN = Set.of("buyer", "door");
  private static final Set<String> BUYERS = Set.of("buyer");
  private static final Set<String> DOORS = Set.of("door");

  private static final Map<String, Set<String>> MAY_CALL =
      Map.ofEntries(
          Map.entry("POST accounts", EVERYBODY),
          Map.entry("POST session", EVERYBODY),
          Map.entry("GET session", LOGGED_IN),
          Map.entry("DELETE session", EVERYBODY),
          Map.entry("GET events", EVERYBODY),
          Map.entry("GET events/{id}", EVERYBODY),
          Map.entry("GET events/{id}/seats", EVERYBODY),
          Map.entry("POST events/{eventId}/holds", EVERYBODY),
          Map.entry("GET holds", EVERYBODY),
          Map.entry("DELETE holds/{id}", EVERYBODY),
          Map.entry("POST orders", BUYERS),
          Map.entry("GET orders", BUYERS),
          Map.entry("GET orders/{id}", BUYERS),
          Map.entry("GET orders/{id}/tickets/{ticket}/code", BUYERS),
          Map.entry("POST checkins", DOORS),
          Map.entry("POST checkins/{id}/undo", DOORS),
          Map.entry("GET checkins/events", DOORS),
          // To who has not the stack's key it says that it is not there.
          Map.entry("POST rehearsals", EVERYBODY));

  private static ApiServer api;

  @BeforeAll
  static void start() {
    api = new ApiServer();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  static Stream<String> calls() {
    return MAY_CALL.keySet().stream().sorted();
  }

  @Test
  void everyMethodOfEveryResourceIsDeclared() {
    Map<String, Method> found = new TreeMap<>();
    new ClassFileImporter()
        .withImportOption(new DoNotIncludeTests()).importPackagesOf(BoxOfficeApi.class).stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .forEach(
                resource ->
                    Arrays.stream(resource.getMethods())
                        .filter(method -> verb(method) != null)
                        .forEach(
                            method ->
                                found.put(verb(method) + " " + path(resource, method), method)));

    assertThat(found.keySet()).isEqualTo(MAY_CALL.keySet());
    assertThat(found.values())
        .allSatisfy(
            method ->
                assertThat(
                        Stream.of(method, method.getDeclaringClass())
                            .anyMatch(
                                place ->
                                    place.isAnnotationPresent(PermitAll.class)
                                        || place.isAnnotationPresent(RolesAllowed.class)))
                    .as("%s says who may call it", method)
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void everyoneIsLetInOrTurnedAwayAsDeclared(String call) {
    Set<String> letIn =
        EVERYBODY.stream().filter(who -> isLetIn(call, who)).collect(Collectors.toSet());

    assertThat(letIn).isEqualTo(MAY_CALL.get(call));
  }

  @Test
  void whatSaysNothingIsOpenToNobody() {
    for (String who : EVERYBODY) {
      ApiServer.Answer answer = ask("GET forgotten", who);
      assertThat(answer.status()).as(who).isEqualTo(403);
      assertThat(answer.code()).as(who).isEqualTo("forbidden");
      assertThat(ask("GET forgotten/open", who).status()).as(who).isEqualTo(204);
      assertThat(ask("GET forgotten/closed", who).status()).as(who).isEqualTo(403);
      assertThat(ask("GET forgotten/both", who).status()).as(who).isEqualTo(403);
    }
  }

  /** Whether it got as far as the resource: what is wrong with the request is said only there. */
  private static boolean isLetIn(String call, String who) {
    ApiServer.Answer answer = ask(call, who);
    return answer.status() < 400
        || !Set.of("login-required", "forbidden", "cross-site").contains(answer.code());
  }

  private static ApiServer.Answer ask(String call, String who) {
    String[] verbAndPath = call.split(" ");
    String path =
        "/api/"
            + verbAndPath[1]
                .replace("{eventId}", "1")
                .replace("events/{id}", "events/1")
                .replaceAll("\\{(id|ticket)}", "11111111-1111-4111-8111-111111111111");
    String[] cookie =
        who.equals("anonymous")
            ? new String[0]
            : new String[] {"Cookie", api.login(who + "@example.org")};
    return verbAndPath[0].equals("POST")
        ? api.sendJson("POST", path, "{}", cookie)
        : api.send(verbAndPath[0], path, cookie);
  }

  private static String verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(found -> found != null)
        .map(HttpMethod::value)
        .findFirst()
        .orElse(null);
  }

  private static String path(Class<?> resource, Method method) {
    String below =
        method.isAnnotationPresent(Path.class) ? method.getAnnotation(Path.class).value() : "";
    return resource.getAnnotation(Path.class).value() + (below.isEmpty() ? "" : "/" + below);
  }
}
