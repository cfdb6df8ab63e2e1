package org.mailpromoter.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.spi.net.ServerWords;

/** No failure of a token server is told in the words of Java. */
class TokenFailuresTest {
  private final TokenFailures failures =
      new TokenFailures(
          TokenMethod.CLIENT, URI.create("https://login.example/token"), new ServerWords());

  private static IOException caused(IOException failure, Throwable cause) {
    failure.initCause(cause);
    return failure;
  }

  static Stream<Arguments> failuresOfTheNetwork() {
    return Stream.of(
        Arguments.of(new ConnectException(), "nothing accepts connections there"),
        Arguments.of(
            caused(
                new ConnectException(),
                caused(new ConnectException(), new UnresolvedAddressException())),
            "no machine of that name is known"),
        Arguments.of(
            new HttpTimeoutException("request timed out"), "the server did not answer in time"),
        Arguments.of(
            caused(
                new SSLHandshakeException("(certificate_unknown) PKIX path building failed"),
                new CertificateException("PKIX path building failed: sun.security.x")),
            "its certificate is not trusted: no trusted authority has signed it"),
        Arguments.of(
            new IOException("HTTP/1.1 header parser received no bytes", new EOFException("EOF")),
            "the connection was lost: EOF"),
        Arguments.of(new IOException(), "no usable answer"));
  }

  @ParameterizedTest
  @MethodSource("failuresOfTheNetwork")
  void itSaysWhatIsWrongWithTheNetwork(IOException failure, String expected) {
    NoTokenException e = failures.unreachable(failure);
    assertThat(e.error()).isEqualTo(TokenError.TOKEN_SERVER_TROUBLE);
    assertThat(e.sentence())
        .isEqualTo("getting an access token from login.example failed: " + expected);
  }
}
