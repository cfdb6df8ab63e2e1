package org.mailpromoter.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.mailpromoter.access.IdentityProvider.Begun;
import org.mailpromoter.access.IdentityProvider.ProviderException;
import org.mailpromoter.access.IdentityProvider.Vouched;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/**
 * The way to a provider and back. A cookie keeps what belongs to the login meanwhile. Browsers send
 * it when the provider leads to us, unlike that of a session. Thread-safe.
 */
final class ProviderLogin {
  private static final String FLAGS = "; Path=/; HttpOnly; SameSite=Lax";
  private static final String SEPARATOR = ":";

  private final IdentityProvider provider;

  ProviderLogin(IdentityProvider provider) {
    this.provider = provider;
  }

  /**
   * A login that has ended well.
   *
   * @param vouched who it is
   * @param next the path to go on to
   */
  record Ended(Vouched vouched, String next) {}

  /** Sends the browser to the provider. */
  Response begin(Origin origin, String next, boolean again) throws ProviderException {
    Begun begun = provider.begin(answer(origin), again);
    String value = encoded(begun.kept()) + SEPARATOR + encoded(next);
    return Response.of(303)
        .header("Location", begun.address().toString())
        .header("Set-Cookie", cookie(origin, value, 600));
  }

  /** Reads what the browser brings back. */
  Ended finish(Request request, Origin origin) throws ProviderException {
    String[] parts = request.cookie(name(origin)).orElse("").split(SEPARATOR, -1);
    Optional<String> kept = decoded(parts[0]);
    Optional<String> next = decoded(parts[parts.length - 1]).filter(NextPath::isOurs);
    Vouched vouched = provider.finish(answer(origin), request.query(), kept.orElse(""));
    return new Ended(vouched, next.orElse("/"));
  }

  /** The same response, which removes the cookie: a login ends once. */
  static Response forgotten(Response response, Origin origin) {
    return response.header("Set-Cookie", cookie(origin, "", 0));
  }

  private static URI answer(Origin origin) {
    return URI.create(origin + Login.ANSWER);
  }

  private static String name(Origin origin) {
    return origin.isSecure() ? "__Host-mailpromoter-login" : "mailpromoter-login-" + origin.port();
  }

  private static String cookie(Origin origin, String value, int seconds) {
    String secure = origin.isSecure() ? "; Secure" : "";
    return name(origin) + "=" + value + FLAGS + secure + "; Max-Age=" + seconds;
  }

  private static String encoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
