package org.mailpromoter.connectors.graph.call;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.graph.json.JsonException;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.connectors.graph.reply.Reply;
import org.mailpromoter.connectors.graph.server.GraphServer;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxError;
import org.mailpromoter.http.AnswerTooLargeException;
import org.mailpromoter.spi.net.NetworkFailure;
import org.mailpromoter.spi.net.ServerWords;

/** Says what went wrong with one mailbox, in sentences that name mailbox, action and server. */
public final class Failures {
  private final String mailbox;
  private final GraphServer server;
  private final ServerWords words;

  /**
   * Failures of one mailbox.
   *
   * @param mailbox its name in the configuration
   * @param words makes text from the server presentable
   */
  public Failures(String mailbox, GraphServer server, ServerWords words) {
    this.mailbox = mailbox;
    this.server = server;
    this.words = words;
  }

  /** Code and words of a server, for people. */
  public String words(Reply reply) {
    return words.of(reply.words());
  }

  /** The connection failed, or its data is invalid. */
  MailAccessException connection(String doing, IOException e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof AnswerTooLargeException) {
        return failure(
            GraphError.ANSWER_TOO_LARGE, doing, "its answer makes no sense: " + words.of(each), e);
      }
      if (each instanceof JsonException || each instanceof ZipException) {
        return failure(
            GraphError.PROTOCOL_VIOLATION,
            doing,
            "its answer makes no sense: " + words.of(each),
            e);
      }
    }
    return unreachable(doing, e);
  }

  /** The server cannot be reached. */
  public MailAccessException unreachable(String doing, IOException e) {
    return NetworkFailure.in(e)
        .map(found -> failure(found.kind().in(GraphError.class), doing, found.why(words::of), e))
        .orElseGet(() -> failure(GraphError.CONNECTION_LOST, doing, "the connection was lost", e));
  }

  /** The thread was interrupted; its flag is set again. */
  MailAccessException interrupted(String doing, Exception e) {
    Thread.currentThread().interrupt();
    return failure(GraphError.CONNECTION_LOST, doing, "it was interrupted", e);
  }

  /** The virtual machine could not cope with an answer. */
  MailAccessException hostile(String doing, Error e) {
    return failure(GraphError.PROTOCOL_VIOLATION, doing, "its answer could not be parsed", e);
  }

  /** Graph refuses. */
  public MailAccessException refused(String doing, Reply reply) {
    return refused(reply.kind(), doing, reply);
  }

  /** A folder was requested and refused: refusals of messages then apply to the folder. */
  public MailAccessException ofFolder(String doing, Reply reply) {
    GraphError kind = reply.kind();
    return refused(
        kind == GraphError.MESSAGE_GONE ? GraphError.FOLDER_NOT_FOUND : kind, doing, reply);
  }

  /** A mailbox was requested and refused. */
  public MailAccessException ofMailbox(String doing, Reply reply) {
    GraphError kind = reply.kind();
    return refused(
        kind == GraphError.MESSAGE_GONE ? GraphError.NO_SUCH_MAILBOX : kind, doing, reply);
  }

  /** Changes of a folder cannot be listed here. */
  public MailAccessException noDelta(String doing, Reply reply) {
    return refused(GraphError.DELTA_NOT_SUPPORTED, doing, reply);
  }

  private MailAccessException refused(GraphError kind, String doing, Reply reply) {
    String why =
        switch (kind) {
          case AUTHENTICATION_REFUSED -> "the server refuses the login";
          case ACCESS_DENIED -> "this program may not read the mailbox";
          case PERMISSION_MISSING -> "this program has no permission for mail";
          case NO_SUCH_MAILBOX -> "the organization has no such user";
          case NOT_IN_THE_CLOUD -> "the mailbox is not in Exchange Online";
          case FOLDER_NOT_FOUND -> "the folder does not exist";
          case DELTA_NOT_SUPPORTED -> "the server does not list changes of this folder";
          case SYNC_STATE_LOST -> "the server has forgotten how far the folder was read";
          case MAILBOX_FULL -> "the mailbox is full";
          case SERVER_BUSY -> "the server is busy";
          case SERVER_TROUBLE -> "the server has failed";
          case TOO_SLOW -> "the server took too long";
          case CONFLICT -> "the message was changed at the same time";
          default -> "the server refuses";
        };
    return failure(kind, doing, why + " (" + words(reply) + ")", null);
  }

  /** The mailbox cannot be searched for categories. */
  public MailAccessException notSearched(String doing, Reply reply) {
    return failure(
        MailboxError.KEYWORDS_NOT_SEARCHED,
        doing,
        "the server cannot search them (" + words(reply) + ")",
        null);
  }

  /** The folder does not exist. */
  public MailAccessException noFolder(String doing, String folder) {
    return failure(GraphError.FOLDER_NOT_FOUND, doing, "there is no folder '" + folder + "'", null);
  }

  /** The server asks for a longer pause than a session waits. */
  MailAccessException busy(String doing, Instant until) {
    String why =
        "the server is busy and asks for no requests until "
            + until.truncatedTo(ChronoUnit.SECONDS);
    return MailAccessException.leftAlone(GraphError.SERVER_BUSY, sentence(doing, why), until);
  }

  /** The server keeps to no sensible order of question and answer. */
  public MailAccessException senseless(String doing, String why) {
    return failure(GraphError.PROTOCOL_VIOLATION, doing, "its answer makes no sense: " + why, null);
  }

  /** A link of an answer leads elsewhere. */
  public MailAccessException astray(String doing, String link) {
    return failure(
        GraphError.LINK_ASTRAY, doing, "its answer continues at another place" + place(link), null);
  }

  /** The server redirects. */
  MailAccessException redirected(String doing, HttpAnswer answer) {
    return failure(
        GraphError.REDIRECTED,
        doing,
        "the server redirects elsewhere" + place(answer.first("Location")),
        null);
  }

  /** Something else answers there. */
  MailAccessException noGraph(String doing, int status) {
    return failure(
        GraphError.NO_GRAPH,
        doing,
        "it is not Graph that answers there (HTTP " + status + ")",
        null);
  }

  /** The host only: path and query may contain a secret. */
  private String place(String link) {
    try {
      URI uri = URI.create(link);
      return uri.getHost() == null
          ? ""
          : ": at " + words.of(uri.getScheme() + "://" + uri.getHost());
    } catch (IllegalArgumentException e) {
      return "";
    }
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
        + " over Microsoft Graph at "
        + server.address()
        + " failed: "
        + why
        + ".";
  }

  /** Whether a refusal may be about one message and not about the mailbox or the server. */
  public static boolean isOfMessage(Reply reply) {
    return switch (reply.kind()) {
      case MESSAGE_GONE,
          MESSAGE_UNREADABLE,
          ID_REFUSED,
          REFUSED,
          SERVER_TROUBLE,
          TOO_SLOW,
          CONFLICT ->
          true;
      default -> false;
    };
  }
}
