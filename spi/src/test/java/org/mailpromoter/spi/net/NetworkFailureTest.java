package org.mailpromoter.spi.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/** Exceptions of the JDK are classified once, for all parts that connect to servers. */
class NetworkFailureTest {
  private static final ServerPlace HOST =
      ServerPlace.byHost("in the server profile", new StandardPorts(993, 143))
          .reaching(FaultScope.PROFILE, FaultScope.MAILBOX)
          .meanwhile("Nothing is lost.");
  private static final ServerPlace URL = ServerPlace.byUrl("of the sink");

  private static Exception handshake(Exception cause) {
    return new IOException(new SSLHandshakeException(cause.getMessage()).initCause(cause));
  }

  private static Exception connect(Throwable cause) {
    return (Exception) new ConnectException().initCause(cause);
  }

  private static final Map<Exception, NetworkError> KINDS =
      Map.ofEntries(
          Map.entry(new UnknownHostException("x"), NetworkError.HOST_NOT_FOUND),
          Map.entry(
              connect(connect(new UnresolvedAddressException())), NetworkError.HOST_NOT_FOUND),
          Map.entry(new ConnectException("refused"), NetworkError.CONNECTION_REFUSED),
          Map.entry(new NoRouteToHostException("x"), NetworkError.CONNECTION_REFUSED),
          Map.entry(new IOException(new SocketTimeoutException("x")), NetworkError.TIMED_OUT),
          Map.entry(new HttpConnectTimeoutException("x"), NetworkError.TIMED_OUT),
          Map.entry(new SocketException("Connection reset"), NetworkError.CONNECTION_LOST),
          Map.entry(new EOFException("x"), NetworkError.CONNECTION_LOST),
          Map.entry(
              handshake(new CertificateException("No name matching x found")),
              NetworkError.WRONG_HOST_NAME),
          Map.entry(
              new SSLPeerUnverifiedException("hostname of the server 'x' does not match"),
              NetworkError.WRONG_HOST_NAME),
          Map.entry(
              handshake(new CertificateException("PKIX path building failed")),
              NetworkError.UNTRUSTED_CERTIFICATE),
          Map.entry(
              handshake(new CertificateExpiredException("x")), NetworkError.UNTRUSTED_CERTIFICATE),
          Map.entry(handshake(new EOFException("it hung up")), NetworkError.TLS_FAILED),
          Map.entry(new SSLException("not an SSL message"), NetworkError.TLS_FAILED));

  @Test
  void everyExceptionHasItsKind() {
    KINDS.forEach(
        (exception, kind) ->
            assertThat(NetworkFailure.in(exception))
                .as(exception.toString())
                .map(NetworkFailure::kind)
                .contains(kind));
  }

  @Test
  void anExceptionThatSaysNothingAboutTheNetworkHasNone() {
    assertThat(NetworkFailure.in(new IOException("the disk is full"))).isEmpty();
  }

  @Test
  void aFileOfCertificatesThatCannotBeReadIsNamed() {
    Optional<Path> nowhere = Optional.of(Path.of("/nowhere/ca.pem"));
    try {
      TrustedCertificates.of(nowhere);
    } catch (TrustedCertificates.UnreadableException e) {
      NetworkFailure failure = NetworkFailure.in(e).orElseThrow();
      assertThat(failure.kind()).isEqualTo(NetworkError.TRUST_UNREADABLE);
      assertThat(failure.why(UnaryOperator.identity())).contains("/nowhere/ca.pem");
      return;
    }
    throw new AssertionError("it was read");
  }

  @Test
  void aCertificateThatHasExpiredIsSaidToHave() {
    Exception expired = handshake(new CertificateExpiredException("x"));
    assertThat(NetworkFailure.in(expired).orElseThrow().why(UnaryOperator.identity()))
        .isEqualTo("its certificate is not trusted: it has expired");
  }

  /** A server message in an exception may contain a secret that was sent to the server. */
  @Test
  void theWordsOfAServerAreMadeFitForPeople() {
    NetworkFailure lost = NetworkFailure.in(new SocketException("no s3cret")).orElseThrow();
    ServerWords words = new ServerWords();
    words.hide("s3cret");
    assertThat(lost.why(words::of)).isEqualTo("the connection was lost: no ***");
  }

  @ParameterizedTest
  @EnumSource(NetworkError.class)
  void everyKindHasARemedyThatNamesThePlace(NetworkError kind) {
    ErrorMeaning byHost = kind.meaning(HOST);
    ErrorMeaning byUrl = kind.meaning(URL, "And more.");
    boolean session = kind == NetworkError.CONNECTION_LOST;
    assertThat(byHost.scope()).isEqualTo(session ? FaultScope.MAILBOX : FaultScope.PROFILE);
    assertThat(byUrl.scope()).isEqualTo(FaultScope.INSTALLATION);
    assertThat(byUrl.remedy()).endsWith(" And more.");
    if (!session) {
      assertThat(byHost.remedy()).contains("in the server profile");
      assertThat(byUrl.remedy()).contains("of the sink").doesNotContain("host,", "port");
    }
    assertThat(byHost.remedy().contains("Nothing is lost."))
        .isEqualTo(byHost.retry() == Retry.LATER);
  }

  private enum PartError implements ErrorCode {
    TIMED_OUT;

    @Override
    public String id() {
      return ErrorCode.id("part", this);
    }

    @Override
    public ErrorMeaning meaning() {
      return NetworkError.TIMED_OUT.meaning(URL);
    }
  }

  @Test
  void aPartHasItsOwnCodeForAKind() {
    PartError code = NetworkError.TIMED_OUT.in(PartError.class);
    assertThat(code.id()).isEqualTo("part/timed-out");
  }
}
