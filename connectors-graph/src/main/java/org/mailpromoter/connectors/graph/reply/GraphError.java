package org.mailpromoter.connectors.graph.reply;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.http.oauth.TokenError;
import org.mailpromoter.spi.net.NetworkError;
import org.mailpromoter.spi.net.ServerPlace;

/** Errors of Microsoft Graph. */
public enum GraphError implements ErrorCode {
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
      "Check cloud and url in the server profile, and that no proxy answers with a page of its"
          + " own."),
  REDIRECTED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "The login was not sent there. Check cloud and url in the server profile."),
  LINK_ASTRAY(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "The login was not sent there. Something between this program and Graph changes its answers:"
          + " look for a proxy, and check cloud and url in the server profile."),
  AUTHENTICATION_REFUSED(
      FaultScope.MAILBOX,
      Retry.HARMFUL,
      "Check that tenant, client-id and cloud in the server profile belong together, and that the"
          + " mailbox has a licence for Exchange Online."),
  TOKEN_REFUSED(TokenError.TOKEN_REFUSED),
  TOKEN_SERVER_TROUBLE(TokenError.TOKEN_SERVER_TROUBLE),
  TOKEN_FILE_UNUSABLE(TokenError.TOKEN_FILE_UNUSABLE),
  CLIENT_CERTIFICATE_UNUSABLE(TokenError.CLIENT_CERTIFICATE_UNUSABLE),
  SIGN_IN_NEEDED(TokenError.SIGN_IN_NEEDED),
  REFRESH_TOKEN_VOID(TokenError.REFRESH_TOKEN_VOID),
  ACCESS_DENIED(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "The program is restricted to other mailboxes: add this one to the scope of its role"
          + " assignment (Test-ServicePrincipalAuthorization shows it) or to its application access"
          + " policy (Test-ApplicationAccessPolicy). A change can take more than an hour to take"
          + " effect."),
  PERMISSION_MISSING(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Give the app registration the permission Mail.Read, or Mail.ReadWrite if marks or moving are"
          + " configured, and have an administrator consent to it."),
  NO_SUCH_MAILBOX(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Check the key mailbox: it must be the user principal name or the id of a user of this"
          + " organization."),
  NOT_IN_THE_CLOUD(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Graph reads mailboxes of Exchange Online only. If the mailbox is on a server of your own, use"
          + " the connector exchange-ews; otherwise assign a licence to it, or check that it was not"
          + " deleted."),
  MAILBOX_FULL(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Free space in the mailbox: Exchange allows no changes in a full mailbox."),
  SERVER_BUSY(
      FaultScope.MAILBOX,
      Retry.LATER,
      "Nothing is lost: the next run continues where this one ended. If it happens often, use an app"
          + " registration for this program alone: Microsoft counts the requests of all that use"
          + " the same one."),
  SERVER_TROUBLE(
      FaultScope.MAILBOX,
      Retry.LATER,
      "Nothing is lost: the next run tries again. If it persists, look at the service health of"
          + " Microsoft 365."),
  TOO_SLOW(
      FaultScope.FOLDER,
      Retry.LATER,
      "Even the smallest page took the server too long. Nothing is lost: the next run tries again."),
  FOLDER_NOT_FOUND(
      FaultScope.FOLDER,
      Retry.AFTER_A_CHANGE,
      "Check the name under folders of the mailbox; a test of the mailbox lists the folders that"
          + " exist."),
  DELTA_NOT_SUPPORTED(
      FaultScope.FOLDER,
      Retry.AFTER_A_CHANGE,
      "Set reading to list in the server profile: this cloud does not list changes of folders."),
  SYNC_STATE_LOST(
      FaultScope.FOLDER,
      Retry.LATER,
      "Nothing is lost: the folder is read from the start, and known messages are recognised."),
  MESSAGE_GONE(FaultScope.MESSAGE, Retry.NEVER, "Nothing to do: the message is gone."),
  MESSAGE_UNREADABLE(
      FaultScope.MESSAGE,
      Retry.NEVER,
      "Open the message in Outlook; if that fails too, it is damaged on the server."),
  CONFLICT(FaultScope.MESSAGE, Retry.LATER, "It was changed at the same time; try again later."),
  ID_REFUSED(
      FaultScope.FOLDER,
      Retry.LATER,
      "The server does not know an id that it issued itself. If it persists, check that cloud in the"
          + " server profile is the right one."),
  REFUSED(
      FaultScope.FOLDER, Retry.LATER, "The server's message says why. The next run tries again."),
  ANSWER_TOO_LARGE(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "This is not a valid response from Graph. Check cloud and url in the server profile."),
  PROTOCOL_VIOLATION(
      FaultScope.MAILBOX,
      Retry.LATER,
      "If it persists, the server and this program are incompatible: report it with the output of"
          + " --verbose.");

  private final ErrorMeaning meaning;

  GraphError(NetworkError kind) {
    this.meaning = kind.meaning(place());
  }

  GraphError(TokenError kind) {
    this.meaning = kind.meaning(FaultScope.MAILBOX, "in the server profile");
  }

  GraphError(FaultScope scope, Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(scope, retry, remedy);
  }

  private static ServerPlace place() {
    return ServerPlace.byUrl("in the server profile")
        .reaching(FaultScope.PROFILE, FaultScope.MAILBOX)
        .meanwhile("Nothing is lost: the next run continues where this one ended.");
  }

  @Override
  public String id() {
    return ErrorCode.id("graph", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
