package org.mailpromoter.http;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.mailpromoter.spi.net.TrustedCertificates;

/**
 * Creates clients that do not follow redirects, because requests contain mail and secrets, keep no
 * cookies, and use HTTP/1.1, where a connection carries one request at a time.
 *
 * @since 0.1
 */
public final class HttpClients {
  private HttpClients() {}

  /**
   * A client to be built.
   *
   * @param trust a file with the trusted certificates; Java's own if empty
   * @param connectTimeout how long to wait for a connection
   * @throws TrustedCertificates.UnreadableException if the file cannot be used
   */
  public static HttpClient.Builder builder(Optional<Path> trust, Duration connectTimeout)
      throws TrustedCertificates.UnreadableException {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(connectTimeout)
        .sslContext(TrustedCertificates.of(trust));
  }
}
