package org.mailpromoter.spi.net;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * The network failure behind an exception of the JDK.
 *
 * @param kind what went wrong
 * @param cause the exception that shows it: the one that was looked at, or one of its causes
 * @since 0.1
 */
public record NetworkFailure(NetworkError kind, Throwable cause) {
  /** Rejects nulls. */
  public NetworkFailure {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(cause, "cause");
  }

  /** The network failure in an exception or its causes; empty if there is none. */
  public static Optional<NetworkFailure> in(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      Optional<NetworkError> kind = kind(each);
      if (kind.isPresent()) {
        return Optional.of(new NetworkFailure(kind.get(), each));
      }
    }
    return Optional.empty();
  }

  private static Optional<NetworkError> kind(Throwable cause) {
    if (cause instanceof TrustedCertificates.UnreadableException) {
      return Optional.of(NetworkError.TRUST_UNREADABLE);
    }
    if (cause instanceof CertificateException) {
      return Optional.of(
          said(cause).contains("name")
              ? NetworkError.WRONG_HOST_NAME
              : NetworkError.UNTRUSTED_CERTIFICATE);
    }
    if (cause instanceof SSLException) {
      return causeSaysMore(cause) ? Optional.empty() : Optional.of(encryption(cause));
    }
    return connection(cause);
  }

  /** A server that hangs up in a handshake does not speak TLS there, or not with us. */
  private static boolean causeSaysMore(Throwable cause) {
    return cause instanceof SSLHandshakeException
        ? causedBy(cause, CertificateException.class)
        : cause.getCause() != null;
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  /** Where the JDK checks the name itself, for example after STARTTLS, no cause says so. */
  private static NetworkError encryption(Throwable cause) {
    if (said(cause).contains("hostname of the server")) {
      return NetworkError.WRONG_HOST_NAME;
    }
    return said(cause).contains("certification path")
        ? NetworkError.UNTRUSTED_CERTIFICATE
        : NetworkError.TLS_FAILED;
  }

  private static Optional<NetworkError> connection(Throwable cause) {
    if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
      return Optional.of(NetworkError.HOST_NOT_FOUND);
    }
    if (cause instanceof SocketTimeoutException || cause instanceof HttpTimeoutException) {
      return Optional.of(NetworkError.TIMED_OUT);
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      // the HTTP client hides a host name that is unknown below two such exceptions
      return causedBy(cause, UnresolvedAddressException.class)
          ? Optional.empty()
          : Optional.of(NetworkError.CONNECTION_REFUSED);
    }
    boolean lost =
        cause instanceof SocketException
            || cause instanceof EOFException
            || cause instanceof ClosedChannelException;
    return lost ? Optional.of(NetworkError.CONNECTION_LOST) : Optional.empty();
  }

  private static String said(Throwable cause) {
    return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
  }

  /**
   * Why, for people, as it reads after a colon.
   *
   * @param words makes the words of the exception fit for people: it removes the secrets
   */
  public String why(UnaryOperator<String> words) {
    String said = words.apply(String.valueOf(cause.getMessage()));
    return switch (kind) {
      case HOST_NOT_FOUND -> "no machine of that name is known";
      case CONNECTION_REFUSED -> "nothing accepts connections there";
      case TIMED_OUT -> "the server did not answer in time";
      case CONNECTION_LOST -> "the connection was lost: " + said;
      case UNTRUSTED_CERTIFICATE -> "its certificate is not trusted: " + whyUntrusted();
      case WRONG_HOST_NAME -> "its certificate is for another name: " + said;
      case TLS_FAILED -> "no encrypted connection could be set up: " + said;
      case TRUST_UNREADABLE -> said;
    };
  }

  private String whyUntrusted() {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof CertificateExpiredException) {
        return "it has expired";
      }
      if (each instanceof CertificateNotYetValidException) {
        return "it is not valid yet";
      }
    }
    return "no trusted authority has signed it";
  }
}
