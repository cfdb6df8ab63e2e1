package org.mailpromoter.connectors.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.spi.config.SecretException;
import org.mailpromoter.spi.net.NetworkError;
import org.mailpromoter.spi.net.NetworkFailure;
import org.mailpromoter.spi.net.Security;
import org.mailpromoter.spi.net.ServerWords;

/**
 * Calls Angus and turns everything it throws, including errors of the virtual machine, into a
 * {@link MailAccessException}: a broken server makes Angus throw more than checked exceptions.
 */
final class Fence {
  /** The activity before there is a connection. */
  static final String CONNECTING = "connecting";

  private static final List<String> LATER =
      List.of("[UNAVAILABLE]", "[SERVERBUG]", "[INUSE]", "[LIMIT]");

  /** Exchange Online takes the token, and then says this instead of opening the mailbox. */
  private static final String NOT_CONNECTED = "authenticated but not connected";

  private final String mailbox;
  private final ImapServer server;
  private final String user;
  private final ServerWords words;

  Fence(String mailbox, ImapServer server, String user, ServerWords words) {
    this.mailbox = mailbox;
    this.server = server;
    this.user = user;
    this.words = words;
  }

  /** The server's text, made presentable. */
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
    } catch (SecretException e) {
      throw e;
    } catch (MessagingException | ProtocolException | IOException | RuntimeException e) {
      throw translate(doing, e);
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw failure(ImapError.PROTOCOL_VIOLATION, doing, "its answer could not be parsed", e);
    }
  }

  /** The result of a call that another thread made. */
  MailAccessException translate(String doing, @Nullable Throwable e) {
    return e instanceof Exception failure
        ? translate(doing, failure)
        : failure(ImapError.PROTOCOL_VIOLATION, doing, "its answer could not be parsed", e);
  }

  private MailAccessException translate(String doing, Exception e) {
    if (e instanceof AuthenticationFailedException) {
      return authentication(doing, e);
    }
    if (e.getCause() instanceof TokenLogin.FailedException failed) {
      return withoutToken(failed);
    }
    if (e.getCause() instanceof GuardedProtocol.TokenRefusedException) {
      return token(doing, e);
    }
    if (e.getCause() instanceof TokenLogin.NotOfferedException) {
      return failure(
          ImapError.TOKENS_NOT_OFFERED,
          doing,
          "the server offers neither XOAUTH2 nor OAUTHBEARER",
          e);
    }
    if (e.getCause() instanceof GuardedProtocol.StartTlsRefusedException) {
      return failure(
          ImapError.STARTTLS_REFUSED, doing, "the server refuses STARTTLS: " + words.of(e), e);
    }
    if (e.getCause() instanceof GuardedProtocol.NotImapException) {
      return failure(
          ImapError.NO_IMAP_SERVER,
          doing,
          "it does not greet as an IMAP server; it says:  " + words.of(e),
          e);
    }
    if (e instanceof FolderNotFoundException missing) {
      String folder = missing.getFolder() == null ? "" : missing.getFolder().getFullName();
      return failure(ImapError.FOLDER_NOT_FOUND, doing, "there is no folder '" + folder + "'", e);
    }
    return network(doing, e).orElseGet(() -> protocol(doing, e));
  }

  private MailAccessException authentication(String doing, Exception e) {
    return failure(
        isLater(e) ? ImapError.LOGIN_UNAVAILABLE : ImapError.AUTHENTICATION_REFUSED,
        doing,
        "the server refuses the login as '" + user + "': " + words.of(e),
        e);
  }

  /** A server that temporarily cannot check logins says so (RFC 5530, 3). */
  static boolean isLater(Exception e) {
    String said = String.valueOf(e.getMessage()).toUpperCase(Locale.ROOT);
    return LATER.stream().anyMatch(said::contains);
  }

  private MailAccessException token(String doing, Exception e) {
    return failure(
        isLater(e) ? ImapError.LOGIN_UNAVAILABLE : ImapError.TOKEN_NOT_ACCEPTED,
        doing,
        "the server does not accept the access token for '" + user + "': " + words.of(e),
        e);
  }

  /** That a secret cannot be read is no failure of the server. */
  private static MailAccessException withoutToken(TokenLogin.FailedException failed) {
    if (failed.why() instanceof SecretException unreadable) {
      throw unreadable;
    }
    return (MailAccessException) failed.why();
  }

  private Optional<MailAccessException> network(String doing, Exception e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof AnswerTooLargeException) {
        return Optional.of(failure(ImapError.ANSWER_TOO_LARGE, doing, words.of(each), e));
      }
    }
    return NetworkFailure.in(e)
        .map(found -> failure(found.kind().in(ImapError.class), doing, why(doing, found), e));
  }

  private String why(String doing, NetworkFailure failure) {
    return failure.kind() == NetworkError.TIMED_OUT ? late(doing, failure) : failure.why(words::of);
  }

  /** A server that expects TLS does not send a greeting. */
  private String late(String doing, NetworkFailure failure) {
    if (String.valueOf(failure.cause().getMessage()).contains(AnswerLimit.TOO_LONG)) {
      return "its answer to one command took too long";
    }
    return doing.equals(CONNECTING) && server.security() != Security.TLS
        ? failure.why(words::of)
            + "; if it expects TLS from the first byte, as is usual on"
            + " port 993, the profile needs security: tls instead of "
            + server.security().word()
        : failure.why(words::of);
  }

  private MailAccessException protocol(String doing, Exception e) {
    String said = words.of(e);
    if (said.contains(NOT_CONNECTED)) {
      return token(doing, e);
    }
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

  /** A server may refuse without a reason, or return nothing and report success. */
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
        cause == null ? null : words.redaction().of(cause));
  }
}
