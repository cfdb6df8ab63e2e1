package org.mailpromoter.connectors.exchange.ews.call;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.mailpromoter.http.AnswerStream;
import org.mailpromoter.http.CappedStream;

/** The response to one request; its body is not read yet. */
public final class HttpAnswer implements AutoCloseable {
  /** How much is read of a body that is not needed, so that the connection can be reused. */
  private static final int WORTH_DRAINING = 256 << 10;

  private final HttpResponse<AnswerStream> response;

  HttpAnswer(HttpResponse<AnswerStream> response) {
    this.response = response;
  }

  public int status() {
    return response.statusCode();
  }

  /** The values of a header, none if it did not come. */
  List<String> header(String name) {
    return headers().allValues(name);
  }

  HttpHeaders headers() {
    return response.headers();
  }

  /** The answer to a 401. */
  Refusal refusal() {
    return new Refusal(
        header("WWW-Authenticate"), response.sslSession().flatMap(HttpAnswer::shown));
  }

  private static Optional<X509Certificate> shown(SSLSession session) {
    try {
      return session.getPeerCertificates()[0] instanceof X509Certificate certificate
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }

  /** The first value of a header, empty if it did not come. */
  public String first(String name) {
    return headers().firstValue(name).orElse("");
  }

  /** The first value of a header in lower case, empty if it did not come. */
  String word(String name) {
    return first(name).strip().toLowerCase(Locale.ROOT);
  }

  /** The body as it was meant. */
  public InputStream body(long most) throws IOException {
    InputStream sent = response.body();
    boolean packed = word("Content-Encoding").equals("gzip");
    return new CappedStream(packed ? new GZIPInputStream(sent, 8 << 10) : sent, most);
  }

  /** The body as it comes in. */
  public AnswerStream stream() {
    return response.body();
  }

  /** Reads what is left, so that the next request can go over the same connection. */
  void drain() throws IOException {
    response.body().readNBytes(WORTH_DRAINING);
  }

  @Override
  public void close() {
    response.body().close();
  }
}
