package org.mailpromoter.connectors.exchange.ews;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.exchange.ews.words.Words;
import org.mailpromoter.connectors.exchange.ews.xml.AnswerTooLargeException;
import org.mailpromoter.connectors.exchange.ews.xml.XmlException;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxError;

/** Says what went wrong with one mailbox, in sentences that name mailbox, action and server. */
final class Failures {
  private final String mailbox;
  private final EwsServer server;
  private final String login;
  private final Words words;

  /**
   * Failures of one mailbox.
   *
   * @param mailbox its name in the configuration
   * @param login who logs in, for people
   * @param words makes what the server says fit for people
   */
  Failures(String mailbox, EwsServer server, String login, Words words) {
    this.mailbox = mailbox;
    this.server = server;
    this.login = login;
    this.words = words;
  }

  /** Code and words of a server, for people. */
  String words(Reply reply) {
    return words.of(reply.text().isEmpty() ? reply.code() : reply.code() + ": " + reply.text());
  }

  /** The connection failed, or what came over it makes no sense. */
  MailAccessException connection(String doing, IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      Optional<EwsError> error = network(cause);
      if (error.isPresent()) {
        return failure(error.get(), doing, words(error.get(), cause), e);
      }
    }
    return failure(EwsError.CONNECTION_LOST, doing, "the connection was lost", e);
  }

  private static Optional<EwsError> network(Throwable cause) {
    if (cause instanceof AnswerTooLargeException) {
      return Optional.of(EwsError.ANSWER_TOO_LARGE);
    }
    if (cause instanceof XmlException || cause instanceof java.util.zip.ZipException) {
      return Optional.of(EwsError.PROTOCOL_VIOLATION);
    }
    if (cause instanceof CertificateException certificate) {
      boolean name = String.valueOf(certificate.getMessage()).contains("name");
      return Optional.of(name ? EwsError.WRONG_HOST_NAME : EwsError.UNTRUSTED_CERTIFICATE);
    }
    if (cause instanceof SSLException && cause.getCause() == null) {
      return Optional.of(EwsError.TLS_FAILED);
    }
    if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
      return Optional.of(EwsError.HOST_NOT_FOUND);
    }
    if (cause instanceof SocketTimeoutException || cause instanceof HttpTimeoutException) {
      return Optional.of(EwsError.TIMED_OUT);
    }
    boolean refused =
        cause instanceof NoRouteToHostException
            || (cause instanceof ConnectException
                && !(cause.getCause() instanceof UnresolvedAddressException));
    return refused ? Optional.of(EwsError.CONNECTION_REFUSED) : Optional.empty();
  }

  private String words(EwsError error, Throwable cause) {
    String said = words.of(String.valueOf(cause.getMessage()));
    return switch (error) {
      case HOST_NOT_FOUND -> "no machine of that name is known";
      case TIMED_OUT -> "the server did not answer in time";
      case CONNECTION_REFUSED -> "nothing accepts connections there";
      case UNTRUSTED_CERTIFICATE -> "its certificate is not trusted: " + whyUntrusted(cause);
      case WRONG_HOST_NAME -> "its certificate is for another name: " + said;
      case TLS_FAILED -> "no encrypted connection comes about: " + said;
      case PROTOCOL_VIOLATION -> "its answer makes no sense: " + said;
      default -> said;
    };
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

  /** The thread was interrupted; its flag is set again. */
  MailAccessException interrupted(String doing, Exception e) {
    Thread.currentThread().interrupt();
    return failure(EwsError.CONNECTION_LOST, doing, "it was interrupted", e);
  }

  /** The virtual machine could not cope with an answer. */
  MailAccessException hostile(String doing, Error e) {
    return failure(EwsError.PROTOCOL_VIOLATION, doing, "its answer could not be taken apart", e);
  }

  /** Exchange refuses. */
  MailAccessException refused(String doing, Reply reply) {
    return refused(reply.kind(), doing, reply);
  }

  private MailAccessException refused(EwsError judged, String doing, Reply reply) {
    EwsError kind =
        judged == EwsError.REFUSED && reply.isOurs() ? EwsError.NO_REASON_GIVEN : judged;
    boolean closed = kind == EwsError.ACCESS_DENIED || reply.text().contains("EWS");
    if (closed && server.isExchangeOnline()) {
      return onlineClosed(doing, words(reply));
    }
    String why =
        switch (kind) {
          case AUTHENTICATION_REFUSED -> "the server refuses the login as '" + login + "'";
          case IMPERSONATION_DENIED -> "'" + login + "' may not act as the owner of the mailbox";
          case ACCESS_DENIED, FOLDER_ACCESS_DENIED -> "'" + login + "' may not do that";
          case NO_REASON_GIVEN -> "the server gives no sound answer";
          default -> "the server refuses";
        };
    return failure(kind, doing, why + " (" + words(reply) + ")", null);
  }

  /** A folder was asked for, and refused: what is said of a message is then said of the folder. */
  MailAccessException ofFolder(String doing, Reply reply) {
    return switch (reply.kind()) {
      case ACCESS_DENIED -> folderDenied(doing, reply);
      case MESSAGE_GONE, ID_REFUSED -> refused(EwsError.FOLDER_NOT_FOUND, doing, reply);
      case MESSAGE_UNREADABLE, CONFLICT -> refused(EwsError.FOLDER_UNUSABLE, doing, reply);
      default -> refused(doing, reply);
    };
  }

  /** A folder may not be used by this login. */
  MailAccessException folderDenied(String doing, Reply reply) {
    return failure(
        EwsError.FOLDER_ACCESS_DENIED,
        doing,
        "'" + login + "' may not do that (" + words(reply) + ")",
        null);
  }

  /** The server cannot be searched for categories. */
  MailAccessException notSearched(String doing, Optional<Reply> refusal) {
    String why = refusal.map(reply -> " (" + words(reply) + ")").orElse("");
    return failure(
        MailboxError.KEYWORDS_NOT_SEARCHED, doing, "the server cannot search them" + why, null);
  }

  /** There is no such folder. */
  MailAccessException noFolder(String doing, String folder) {
    return failure(EwsError.FOLDER_NOT_FOUND, doing, "there is no folder '" + folder + "'", null);
  }

  /** The server wants to be left alone for longer than a session waits. */
  MailAccessException busy(String doing, Instant until) {
    String why =
        "the server is busy and asks to be left alone until "
            + until.truncatedTo(ChronoUnit.SECONDS);
    return MailAccessException.leftAlone(EwsError.SERVER_BUSY, sentence(doing, why), until);
  }

  /** The server keeps to no sensible order of question and answer. */
  MailAccessException senseless(String doing, String why) {
    return failure(EwsError.PROTOCOL_VIOLATION, doing, "its answer makes no sense: " + why, null);
  }

  /** An answer came that is not one of the web service. */
  MailAccessException status(String doing, HttpAnswer answer) {
    int status = answer.status();
    if (status == 401) {
      return failure(
          EwsError.AUTHENTICATION_REFUSED,
          doing,
          "the server refuses the login as '" + login + "' (HTTP 401" + offered(answer) + ")",
          null);
    }
    if (status == 403) {
      return server.isExchangeOnline()
          ? onlineClosed(doing, "HTTP 403")
          : failure(EwsError.FORBIDDEN, doing, "the server forbids it (HTTP 403)", null);
    }
    if (status / 100 == 3) {
      return failure(
          EwsError.REDIRECTED, doing, "the server sends us elsewhere" + target(answer), null);
    }
    if (status == 200) {
      return failure(
          EwsError.NO_WEB_SERVICE, doing, "a web page answers there and no web service", null);
    }
    boolean wrongPlace = status == 404 || status == 405 || status == 400 || status == 410;
    return failure(
        wrongPlace ? EwsError.NO_WEB_SERVICE : EwsError.SERVER_TROUBLE,
        doing,
        (wrongPlace ? "no web service answers there" : "the server has failed")
            + " (HTTP "
            + status
            + ")",
        null);
  }

  /** The ways to log in that a server offers, by their names only. */
  private String offered(HttpAnswer answer) {
    String names =
        answer.header("WWW-Authenticate").stream()
            .map(challenge -> challenge.strip().split("[ ,]", 2)[0])
            .distinct()
            .limit(5)
            .reduce((a, b) -> a + ", " + b)
            .map(words::of)
            .orElse("");
    return names.isEmpty() ? "" : "; it offers " + names;
  }

  /** The place alone: what follows a question mark may be a secret of somebody. */
  private String target(HttpAnswer answer) {
    String location = answer.header("Location").stream().findFirst().orElse("");
    try {
      URI uri = URI.create(location);
      return uri.getHost() == null
          ? ""
          : ": to " + words.of(uri.getScheme() + "://" + uri.getRawAuthority() + uri.getPath());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private MailAccessException onlineClosed(String doing, String words) {
    return failure(
        EwsError.EXCHANGE_ONLINE_CLOSED,
        doing,
        "Exchange Online does not let Exchange Web Services be used (" + words + ")",
        null);
  }

  private MailAccessException failure(
      ErrorCode error, String doing, String why, @Nullable Throwable cause) {
    return new MailAccessException(error, sentence(doing, why), cause);
  }

  private String sentence(String doing, String why) {
    return "Mailbox "
        + mailbox
        + ": "
        + doing
        + " on the Exchange server "
        + server.address()
        + " failed: "
        + why
        + ".";
  }
}
