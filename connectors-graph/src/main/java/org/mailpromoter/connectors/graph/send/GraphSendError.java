package org.mailpromoter.connectors.graph.send;

import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.http.oauth.TokenError;
import org.mailpromoter.spi.net.NetworkError;
import org.mailpromoter.spi.net.ServerPlace;

/**
 * Why a mail was not sent through Microsoft Graph: the errors of {@link GraphError}, with what a
 * person does about a sender.
 */
enum GraphSendError implements ErrorCode {
  HOST_NOT_FOUND(NetworkError.HOST_NOT_FOUND),
  CONNECTION_REFUSED(NetworkError.CONNECTION_REFUSED),
  TIMED_OUT(NetworkError.TIMED_OUT),
  CONNECTION_LOST(NetworkError.CONNECTION_LOST),
  UNTRUSTED_CERTIFICATE(NetworkError.UNTRUSTED_CERTIFICATE),
  WRONG_HOST_NAME(NetworkError.WRONG_HOST_NAME),
  TLS_FAILED(NetworkError.TLS_FAILED),
  TRUST_UNREADABLE(NetworkError.TRUST_UNREADABLE),
  NO_GRAPH(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Check cloud and url of the sender, and that no proxy answers with a page of its own."),
  REDIRECTED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "The login was not sent there. Check cloud and url of the sender."),
  AUTHENTICATION_REFUSED(
      FaultScope.MAILBOX,
      Retry.HARMFUL,
      "Check that tenant, client-id and cloud of the sender belong together, and that the mailbox"
          + " has a licence for Exchange Online."),
  TOKEN_REFUSED(TokenError.TOKEN_REFUSED),
  TOKEN_SERVER_TROUBLE(TokenError.TOKEN_SERVER_TROUBLE),
  TOKEN_FILE_UNUSABLE(TokenError.TOKEN_FILE_UNUSABLE),
  CLIENT_CERTIFICATE_UNUSABLE(TokenError.CLIENT_CERTIFICATE_UNUSABLE),
  SIGN_IN_NEEDED(TokenError.SIGN_IN_NEEDED),
  REFRESH_TOKEN_VOID(TokenError.REFRESH_TOKEN_VOID),
  ACCESS_DENIED(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "The program needs the roles Application Mail.ReadWrite and Application Mail.Send for this"
          + " mailbox (Test-ServicePrincipalAuthorization shows them). A change can take more than"
          + " an hour to take effect."),
  PERMISSION_MISSING(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Give the app registration the permissions Mail.ReadWrite and Mail.Send, and have an"
          + " administrator consent to them."),
  NO_SUCH_MAILBOX(GraphError.NO_SUCH_MAILBOX),
  NOT_IN_THE_CLOUD(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Graph sends from mailboxes of Exchange Online only. If the mailbox is on a server of your"
          + " own, use a sender of the kind exchange; otherwise assign a licence to it, or check"
          + " that it was not deleted."),
  MAILBOX_FULL(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Free space in the mailbox: Exchange sends nothing from a full mailbox."),
  SENDING_BLOCKED(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Exchange Online lets nobody send from this mailbox at present, as it does after too much"
          + " mail or after a suspicion of misuse. Ask an administrator of Microsoft 365."),
  SERVER_BUSY(
      FaultScope.MAILBOX,
      Retry.LATER,
      "Nothing is lost: the mail waits and is tried again. If it happens often, use an app"
          + " registration for this program alone, or lower the limits for sending."),
  SERVER_TROUBLE(
      FaultScope.MAILBOX,
      Retry.LATER,
      "Nothing is lost: the mail waits and is tried again. If it persists, look at the service"
          + " health of Microsoft 365."),
  REFUSED_FOR_NOW(
      FaultScope.MESSAGE,
      Retry.LATER,
      "The server's message says why. The mail waits and is tried again."),
  PROTOCOL_VIOLATION(
      FaultScope.MAILBOX,
      Retry.LATER,
      "If it persists, the server and this program are incompatible: report it with the output of"
          + " --verbose.");

  private final ErrorMeaning meaning;

  GraphSendError(NetworkError kind) {
    this.meaning = kind.meaning(place());
  }

  GraphSendError(TokenError kind) {
    this.meaning = kind.meaning(FaultScope.MAILBOX, "of the sender");
  }

  GraphSendError(GraphError kind) {
    this.meaning = kind.meaning();
  }

  GraphSendError(FaultScope scope, Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(scope, retry, remedy);
  }

  private static ServerPlace place() {
    return ServerPlace.byUrl("of the sender")
        .reaching(FaultScope.PROFILE, FaultScope.MAILBOX)
        .meanwhile("Nothing is lost: the mail waits and is tried again.");
  }

  /** What an error of the connector means for sending. */
  static GraphSendError of(GraphError error) {
    return switch (error) {
      case HOST_NOT_FOUND,
          CONNECTION_REFUSED,
          TIMED_OUT,
          CONNECTION_LOST,
          UNTRUSTED_CERTIFICATE,
          WRONG_HOST_NAME,
          TLS_FAILED,
          TRUST_UNREADABLE,
          NO_GRAPH,
          REDIRECTED,
          AUTHENTICATION_REFUSED,
          TOKEN_REFUSED,
          TOKEN_SERVER_TROUBLE,
          TOKEN_FILE_UNUSABLE,
          CLIENT_CERTIFICATE_UNUSABLE,
          SIGN_IN_NEEDED,
          REFRESH_TOKEN_VOID,
          ACCESS_DENIED,
          PERMISSION_MISSING,
          NO_SUCH_MAILBOX,
          NOT_IN_THE_CLOUD,
          MAILBOX_FULL,
          SERVER_BUSY,
          SERVER_TROUBLE,
          PROTOCOL_VIOLATION ->
          valueOf(error.name());
      case TOO_SLOW -> SERVER_TROUBLE;
      case LINK_ASTRAY, ANSWER_TOO_LARGE -> PROTOCOL_VIOLATION;
      case FOLDER_NOT_FOUND,
          DELTA_NOT_SUPPORTED,
          SYNC_STATE_LOST,
          MESSAGE_GONE,
          MESSAGE_UNREADABLE,
          CONFLICT,
          ID_REFUSED,
          REFUSED ->
          REFUSED_FOR_NOW;
    };
  }

  @Override
  public String id() {
    return ErrorCode.id("graph-sending", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
