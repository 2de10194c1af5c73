package com.foobar.boxoffice.web.session;

import com.foobar.boxoffice.ClientAddress;
import com.foobar.boxoffice.account.Caller;
import com.foobar.boxoffice.hold.Holder;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who asks about holds. Whoever is not logged in is known by a secret in a cookie, which no session
 * is needed for: it means the same on every server, and whoever has it has the holds.
 */
@Dependent
public class Visitors {

  static final String COOKIE = "visitor";

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final int SECRET_BYTES = 16;
  private static final int A_DAY_SECONDS = 86_400;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final HttpServletRequest request;

  @Inject
  public Visitors(HttpServletRequest request) {
    this.request = request;
  }

  /**
   * Who asks.
   *
   * @param cookie to be set, when this visitor had none and needs one
   */
  public record Visitor(Holder holder, Optional<NewCookie> cookie) {

    /** Tells a new visitor who it is. */
    public ResponseBuilder told(ResponseBuilder response) {
      return cookie.map(response::cookie).orElse(response);
    }
  }

  public Visitor current() {
    var account = LoginSession.callerOf(request).map(Caller::accountId).orElse(null);
    var known = secret();
    var secret = account == null ? known.orElseGet(Visitors::newSecret) : known.orElse(null);
    return new Visitor(
        new Holder(account, secret, address()),
        Optional.ofNullable(secret).filter(some -> known.isEmpty()).map(this::cookie));
  }

  /** The secret that the request came with, whoever is logged in. */
  public Optional<String> secret() {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .filter(value -> SHAPE.matcher(value).matches())
        .findFirst();
  }

  /** As the balancer told it: what visitors claim themselves it takes away. */
  public ClientAddress address() {
    return ClientAddress.of(request.getRemoteAddr());
  }

  private NewCookie cookie(String secret) {
    return new NewCookie.Builder(COOKIE)
        .value(secret)
        .path("/api")
        .maxAge(A_DAY_SECONDS)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite(SameSite.LAX)
        .build();
  }

  private static String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
