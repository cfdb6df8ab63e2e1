package org.mailpromoter.access;

import java.util.Optional;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/**
 * The cookie that holds the secret of a session. Over TLS its name forbids that it is set for other
 * paths, by other hosts or without TLS (RFC 6265bis, 4.1.3.2). Without TLS, which is on this
 * machine only, its name holds the port, because browsers give cookies to every port of a host.
 */
final class SessionCookie {
  private static final String FLAGS = "; Path=/; HttpOnly; SameSite=Strict";

  private SessionCookie() {}

  private static String name(Origin origin) {
    return origin.isSecure() ? "__Host-mailpromoter" : "mailpromoter-" + origin.port();
  }

  /** The secret in a request. */
  static Optional<Secret> read(Request request, Origin origin) {
    return request.cookie(name(origin)).map(Secret::of);
  }

  /** The same response, which sets the cookie until the browser ends. */
  static Response set(Response response, Origin origin, Secret secret) {
    return cookie(response, origin, secret.reveal(), "");
  }

  /** The same response, which removes the cookie. */
  static Response remove(Response response, Origin origin) {
    return cookie(response, origin, "", "; Max-Age=0");
  }

  private static Response cookie(Response response, Origin origin, String value, String age) {
    String secure = origin.isSecure() ? "; Secure" : "";
    return response.header("Set-Cookie", name(origin) + "=" + value + FLAGS + secure + age);
  }
}
