package org.mailpromoter.web.jetty;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/** The headers of every answer that does not set them itself. */
final class DefaultHeaders {
  private static final Map<String, String> ALWAYS = new LinkedHashMap<>();

  static {
    ALWAYS.put("Cache-Control", "no-store");
    ALWAYS.put(
        "Content-Security-Policy",
        "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'");
    ALWAYS.put("Cross-Origin-Opener-Policy", "same-origin");
    ALWAYS.put("Cross-Origin-Resource-Policy", "same-origin");
    ALWAYS.put(
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
    // with no-referrer, browsers send "Origin: null" with the forms of our own pages
    ALWAYS.put("Referrer-Policy", "same-origin");
    ALWAYS.put("X-Content-Type-Options", "nosniff");
  }

  private DefaultHeaders() {}

  static void addTo(HttpFields.Mutable headers, boolean secure) {
    ALWAYS.forEach(
        (name, value) -> {
          if (!headers.contains(name)) {
            headers.put(name, value);
          }
        });
    if (secure && !headers.contains("Strict-Transport-Security")) {
      headers.put("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
