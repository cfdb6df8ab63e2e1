package org.mailpromoter.connectors.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.spi.config.Redaction;
import org.mailpromoter.spi.config.Secret;

/**
 * Calls Angus and turns whatever comes out of it, errors of the virtual machine included, into a
 * {@link MailAccessException}: a broken server makes Angus throw things that are no checked
 * exception.
 */
final class Fence {
  /** What is being done before there is a connection. */
  static final String CONNECTING = "connecting";

  private static final List<String> LATER =
      List.of("[UNAVAILABLE]", "[SERVERBUG]", "[INUSE]", "[LIMIT]");

  private final String mailbox;
  private final ImapServer server;
  private final String user;
  private final Redaction redaction;
  private final ServerWords words;

  Fence(String mailbox, ImapServer server, String user, Secret secret) {
    this.mailbox = mailbox;
    this.server = server;
    this.user = user;
    this.redaction = Redaction.of(secret);
    this.words = new ServerWords(redaction);
  }

  /** What the server says, made fit to be shown. */
  ServerWords words() {
    return words;
  }

  /** A call to Angus. */
  interface Call<T> {
    T call() throws MessagingException, ProtocolException, IOException, MailAccessException;
  }

  /**
   * Makes a call.
   *
   * @param doing what is being done, as it reads after "while"; for example {@code reading the
   *     folder INBOX}
   */
  <T> T around(String doing, Call<T> call) throws MailAccessException {
    try {
      return call.call();
    } catch (MessagingException | ProtocolException | IOException | RuntimeException e) {
      throw translate(doing, e);
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw failure(ImapError.PROTOCOL_VIOLATION, doing, "its answer could not be taken apart", e);
    }
  }

  /** What a call that another thread made came to. */
  MailAccessException translate(String doing, @Nullable Throwable e) {
    return e instanceof Exception failure
        ? translate(doing, failure)
        : failure(ImapError.PROTOCOL_VIOLATION, doing, "its answer could not be taken apart", e);
  }

  private MailAccessException translate(String doing, Exception e) {
    if (e instanceof AuthenticationFailedException) {
      return authentication(doing, e);
    }
    if (e.getCause() instanceof GuardedProtocol.StartTlsRefusedException) {
      return failure(
          ImapError.STARTTLS_REFUSED, doing, "the server refuses STARTTLS: " + words.of(e), e);
    }
    if (e.getCause() instanceof GuardedProtocol.NotImapException) {
      return failure(
          ImapError.NO_IMAP_SERVER,
          doing,
          "it does not greet as an IMAP server, but says: " + words.of(e),
          e);
    }
    if (e instanceof FolderNotFoundException missing) {
      String folder = missing.getFolder() == null ? "" : missing.getFolder().getFullName();
      return failure(ImapError.FOLDER_NOT_FOUND, doing, "there is no folder '" + folder + "'", e);
    }
    return network(doing, e).orElseGet(() -> protocol(doing, e));
  }

  /** A server that cannot look logins up at the time says so (RFC 5530, 3). */
  private MailAccessException authentication(String doing, Exception e) {
    String said = words.of(e);
    boolean later = LATER.stream().anyMatch(said.toUpperCase(Locale.ROOT)::contains);
    return failure(
        later ? ImapError.LOGIN_UNAVAILABLE : ImapError.AUTHENTICATION_REFUSED,
        doing,
        "the server refuses the login as '" + user + "': " + said,
        e);
  }

  private Optional<MailAccessException> network(String doing, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      Optional<ImapError> error = networkError(cause);
      if (error.isPresent()) {
        String why = networkWords(doing, error.get(), cause);
        return Optional.of(failure(error.get(), doing, why, e));
      }
    }
    return Optional.empty();
  }

  private static Optional<ImapError> networkError(Throwable cause) {
    if (cause instanceof AnswerTooLargeException) {
      return Optional.of(ImapError.ANSWER_TOO_LARGE);
    }
    if (cause instanceof CertificateException certificate) {
      boolean name = String.valueOf(certificate.getMessage()).contains("name");
      return Optional.of(name ? ImapError.WRONG_HOST_NAME : ImapError.UNTRUSTED_CERTIFICATE);
    }
    if (cause instanceof SSLException && cause.getCause() == null) {
      return Optional.of(ImapError.TLS_FAILED);
    }
    if (cause instanceof UnknownHostException) {
      return Optional.of(ImapError.HOST_NOT_FOUND);
    }
    if (cause instanceof SocketTimeoutException) {
      return Optional.of(ImapError.TIMED_OUT);
    }
    boolean refused = cause instanceof ConnectException || cause instanceof NoRouteToHostException;
    return refused ? Optional.of(ImapError.CONNECTION_REFUSED) : Optional.empty();
  }

  private String networkWords(String doing, ImapError error, Throwable cause) {
    return switch (error) {
      case HOST_NOT_FOUND -> "no machine of that name is known";
      case TIMED_OUT -> late(doing, cause);
      case CONNECTION_REFUSED -> "nothing accepts connections there";
      case UNTRUSTED_CERTIFICATE -> "its certificate is not trusted: " + whyUntrusted(cause);
      case WRONG_HOST_NAME -> "its certificate is for another name: " + words.of(cause);
      case TLS_FAILED -> "no encrypted connection comes about: " + words.of(cause);
      case CONNECTION_LOST,
          NO_IMAP_SERVER,
          STARTTLS_NOT_OFFERED,
          STARTTLS_REFUSED,
          LOGIN_UNAVAILABLE,
          AUTHENTICATION_REFUSED,
          TRUST_UNREADABLE,
          FOLDER_NOT_FOUND,
          NO_KEYWORD,
          KEYWORDS_NOT_KEPT,
          REFUSED,
          NO_REASON_GIVEN,
          ANSWER_TOO_LARGE,
          PROTOCOL_VIOLATION ->
          words.of(cause);
    };
  }

  /** A server that waits for TLS says nothing to somebody who waits for its greeting. */
  private String late(String doing, Throwable cause) {
    if (String.valueOf(cause.getMessage()).contains(AnswerLimit.TOO_LONG)) {
      return "its answer to one command took too long altogether";
    }
    return doing.equals(CONNECTING) && server.security() != Security.TLS
        ? "the server did not answer in time; if it expects TLS from the first byte, as is usual on"
            + " port 993, the profile needs security: tls instead of "
            + server.security().word()
        : "the server did not answer in time";
  }

  private static String whyUntrusted(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof CertificateExpiredException) {
        return "it has expired";
      }
      if (each instanceof CertificateNotYetValidException) {
        return "it is not valid yet";
      }
    }
    return "nobody that is trusted has signed it";
  }

  private MailAccessException protocol(String doing, Exception e) {
    String said = words.of(e);
    if (said.contains("STARTTLS required")) {
      return failure(
          ImapError.STARTTLS_NOT_OFFERED, doing, "the server does not offer STARTTLS", e);
    }
    boolean closed =
        e instanceof FolderClosedException
            || e instanceof StoreClosedException
            || e instanceof ConnectionException
            || e.getCause() instanceof GuardedProtocol.BrokenException
            || e instanceof IOException
            || said.contains("BYE")
            || said.toLowerCase(Locale.ROOT).contains("dropped");
    if (closed) {
      return failure(ImapError.CONNECTION_LOST, doing, "the connection was lost: " + said, e);
    }
    if (e instanceof CommandFailedException || e.getCause() instanceof CommandFailedException) {
      return refused(doing, said, e);
    }
    return failure(ImapError.PROTOCOL_VIOLATION, doing, "its answer makes no sense: " + said, e);
  }

  /** A server may refuse without a word, or hand out nothing and say that all is well. */
  private MailAccessException refused(String doing, String said, Exception e) {
    if (e instanceof SilenceException || e.getCause() instanceof SilenceException) {
      return failure(ImapError.NO_REASON_GIVEN, doing, said, e);
    }
    return said.isEmpty()
        ? failure(ImapError.NO_REASON_GIVEN, doing, "the server refuses and does not say why", e)
        : failure(ImapError.REFUSED, doing, "the server refuses: " + said, e);
  }

  MailAccessException failure(
      ImapError error, String doing, String why, @Nullable Throwable cause) {
    return new MailAccessException(
        error,
        "Mailbox "
            + mailbox
            + ": "
            + doing
            + (doing.equals(CONNECTING) ? " to" : " on")
            + " the IMAP server "
            + server.address()
            + " failed: "
            + why
            + ".",
        cause == null ? null : redaction.of(cause));
  }
}
