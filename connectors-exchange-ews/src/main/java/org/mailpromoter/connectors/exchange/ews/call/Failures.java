package org.mailpromoter.connectors.exchange.ews.call;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.server.EwsServer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlException;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxError;
import org.mailpromoter.http.AnswerTooLargeException;
import org.mailpromoter.spi.net.NetworkFailure;
import org.mailpromoter.spi.net.ServerWords;

/** Says what went wrong with one mailbox, in sentences that name mailbox, action and server. */
public final class Failures {
  private final String mailbox;
  private final EwsServer server;
  private final String login;
  private final ServerWords words;

  /**
   * Failures of one mailbox.
   *
   * @param mailbox its name in the configuration
   * @param login who logs in, for people
   * @param words makes text from the server presentable
   */
  public Failures(String mailbox, EwsServer server, String login, ServerWords words) {
    this.mailbox = mailbox;
    this.server = server;
    this.login = login;
    this.words = words;
  }

  /** Code and words of a server, for people. */
  public String words(Reply reply) {
    return words.of(reply.text().isEmpty() ? reply.code() : reply.code() + ": " + reply.text());
  }

  /** The connection failed, or its data is invalid. */
  public MailAccessException connection(String doing, IOException e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof AnswerTooLargeException) {
        return failure(EwsError.ANSWER_TOO_LARGE, doing, words.of(each), e);
      }
      if (each instanceof XmlException || each instanceof ZipException) {
        return failure(
            EwsError.PROTOCOL_VIOLATION, doing, "its answer makes no sense: " + words.of(each), e);
      }
    }
    return NetworkFailure.in(e)
        .map(found -> failure(found.kind().in(EwsError.class), doing, found.why(words::of), e))
        .orElseGet(() -> failure(EwsError.CONNECTION_LOST, doing, "the connection was lost", e));
  }

  /** The thread was interrupted; its flag is set again. */
  public MailAccessException interrupted(String doing, Exception e) {
    Thread.currentThread().interrupt();
    return failure(EwsError.CONNECTION_LOST, doing, "it was interrupted", e);
  }

  /** The virtual machine could not cope with an answer. */
  MailAccessException hostile(String doing, Error e) {
    return failure(EwsError.PROTOCOL_VIOLATION, doing, "its answer could not be parsed", e);
  }

  /** Exchange refuses. */
  public MailAccessException refused(String doing, Reply reply) {
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
          case NO_REASON_GIVEN -> "the server gives no valid answer";
          default -> "the server refuses";
        };
    return failure(kind, doing, why + " (" + words(reply) + ")", null);
  }

  /** A folder was requested and refused: refusals of messages then apply to the folder. */
  public MailAccessException ofFolder(String doing, Reply reply) {
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
  public MailAccessException notSearched(String doing, Optional<Reply> refusal) {
    String why = refusal.map(reply -> " (" + words(reply) + ")").orElse("");
    return failure(
        MailboxError.KEYWORDS_NOT_SEARCHED, doing, "the server cannot search them" + why, null);
  }

  /** The folder does not exist. */
  public MailAccessException noFolder(String doing, String folder) {
    return failure(EwsError.FOLDER_NOT_FOUND, doing, "there is no folder '" + folder + "'", null);
  }

  /** The server asks for a longer pause than a session waits. */
  MailAccessException busy(String doing, Instant until) {
    String why =
        "the server is busy and asks for no requests until "
            + until.truncatedTo(ChronoUnit.SECONDS);
    return MailAccessException.leftAlone(EwsError.SERVER_BUSY, sentence(doing, why), until);
  }

  /** The server keeps to no sensible order of question and answer. */
  public MailAccessException senseless(String doing, String why) {
    return failure(EwsError.PROTOCOL_VIOLATION, doing, "its answer makes no sense: " + why, null);
  }

  /** An answer came that is not one of the web service. */
  public MailAccessException status(String doing, HttpAnswer answer) {
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
          EwsError.REDIRECTED, doing, "the server redirects elsewhere" + target(answer), null);
    }
    if (status == 200) {
      return failure(
          EwsError.NO_WEB_SERVICE, doing, "a web page answers there, not a web service", null);
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

  /** The address without the query, which may contain a secret. */
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
        "Exchange Online does not allow Exchange Web Services (" + words + ")",
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
