package org.mailpromoter.web.jetty;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.mailpromoter.web.Body;
import org.mailpromoter.web.Forms;
import org.mailpromoter.web.MalformedException;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;

/** Makes a request of ours from one of Jetty. */
final class RequestReader {
  private RequestReader() {}

  static Request read(
      org.eclipse.jetty.server.Request jetty, Method method, Peer peer, String id, Body body)
      throws MalformedException {
    String path = jetty.getHttpURI().getPath();
    if (path == null || !path.startsWith("/")) {
      throw new MalformedException("The request names no path.");
    } else if (isAmbiguous(path)) {
      throw new MalformedException("The path of the request is ambiguous.");
    }
    String query = jetty.getHttpURI().getQuery();
    Request request = Request.of(method, path, peer, id).withHeaders(headers(jetty));
    request = request.withCookies(cookies(jetty)).withBody(body);
    return query == null ? request : request.withQuery(Forms.parse(query));
  }

  /** What Jetty permits, because RFC 3986 does: others may read such a path differently. */
  private static boolean isAmbiguous(String path) {
    return path.indexOf(';') >= 0 || (path + "/").contains("/./") || (path + "/").contains("/../");
  }

  private static Map<String, String> headers(org.eclipse.jetty.server.Request jetty) {
    Map<String, String> headers = new HashMap<>();
    for (HttpField each : jetty.getHeaders()) {
      String value = each.getValue() == null ? "" : each.getValue();
      headers.merge(
          each.getName().toLowerCase(Locale.ROOT), value, (one, more) -> one + ", " + more);
    }
    return headers;
  }

  /** Skips what is no cookie: programs at other ports of this host may have set it. */
  private static Map<String, String> cookies(org.eclipse.jetty.server.Request jetty) {
    Map<String, String> cookies = new LinkedHashMap<>();
    for (String line : jetty.getHeaders().getValuesList(HttpHeader.COOKIE)) {
      for (String each : line.split(";", -1)) {
        int equals = each.indexOf('=');
        if (equals > 0) {
          cookies.putIfAbsent(
              each.substring(0, equals).strip(), each.substring(equals + 1).strip());
        }
      }
    }
    return cookies;
  }
}
