package org.mailpromoter.web.jetty;

import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.mailpromoter.web.Limits;

/** How HTTP is read: strictly. */
final class Http {
  private Http() {}

  static HttpConfiguration settings(Limits limits) {
    HttpConfiguration http = new HttpConfiguration();
    http.setHttpCompliance(HttpCompliance.STRICT);
    http.setUriCompliance(UriCompliance.RFC3986);
    http.setRequestHeaderSize(limits.headerBytes());
    http.setResponseHeaderSize(limits.headerBytes());
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setNotifyRemoteAsyncErrors(true);
    return http;
  }

  static HttpConnectionFactory plain(Limits limits) {
    return new HttpConnectionFactory(settings(limits));
  }

  /** The handler checks the host, with a list of names. */
  static HttpConnectionFactory encrypted(Limits limits) {
    HttpConfiguration http = settings(limits);
    http.addCustomizer(new SecureRequestCustomizer(false));
    return new HttpConnectionFactory(http);
  }
}
