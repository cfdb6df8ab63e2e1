package org.mailpromoter.connectors.imap;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.http.oauth.TokenError;
import org.mailpromoter.spi.net.NetworkError;
import org.mailpromoter.spi.net.ServerPlace;

/** Errors of an IMAP server. */
enum ImapError implements ErrorCode {
  HOST_NOT_FOUND(NetworkError.HOST_NOT_FOUND),
  CONNECTION_REFUSED(NetworkError.CONNECTION_REFUSED),
  TIMED_OUT(NetworkError.TIMED_OUT),
  CONNECTION_LOST(NetworkError.CONNECTION_LOST),
  UNTRUSTED_CERTIFICATE(NetworkError.UNTRUSTED_CERTIFICATE),
  WRONG_HOST_NAME(NetworkError.WRONG_HOST_NAME),
  TLS_FAILED(NetworkError.TLS_FAILED),
  STARTTLS_NOT_OFFERED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "The password was not sent. Use security tls and port 993, or enable STARTTLS on the"
          + " server."),
  STARTTLS_REFUSED(
      FaultScope.PROFILE,
      Retry.LATER,
      "The password was not sent. If it persists, use security tls and port 993, or fix STARTTLS"
          + " on the server."),
  NO_IMAP_SERVER(
      FaultScope.PROFILE,
      Retry.LATER,
      "Check host and port in the server profile: IMAP is on port 993 with security tls, or 143"
          + " with"
          + " starttls. Ports 25, 465 and 587 are for sending mail."),
  LOGIN_UNAVAILABLE(
      FaultScope.MAILBOX,
      Retry.LATER,
      "The server cannot check logins at present. Nothing is lost: a later run tries again."),
  AUTHENTICATION_REFUSED(
      FaultScope.MAILBOX,
      Retry.HARMFUL,
      "Check username and password of the mailbox. Many providers require an app password or"
          + " OAuth (authentication oauth2-client and others); with some, IMAP must be enabled"
          + " first."),
  TOKEN_NOT_ACCEPTED(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Check that username is the primary address of the mailbox, that scope in the server profile"
          + " is that of the mail server, that IMAP is enabled for the mailbox, and that the"
          + " program or person may read it: Exchange Online wants the permission"
          + " IMAP.AccessAsApp, New-ServicePrincipal and Add-MailboxPermission, which take up to"
          + " an hour."),
  TOKENS_NOT_OFFERED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "The token was not sent. Use authentication password in the server profile, or enable OAuth"
          + " on the server."),
  TOKEN_REFUSED(TokenError.TOKEN_REFUSED),
  TOKEN_SERVER_TROUBLE(TokenError.TOKEN_SERVER_TROUBLE),
  TOKEN_FILE_UNUSABLE(TokenError.TOKEN_FILE_UNUSABLE),
  CLIENT_CERTIFICATE_UNUSABLE(TokenError.CLIENT_CERTIFICATE_UNUSABLE),
  SIGN_IN_NEEDED(TokenError.SIGN_IN_NEEDED),
  REFRESH_TOKEN_VOID(TokenError.REFRESH_TOKEN_VOID),
  TRUST_UNREADABLE(NetworkError.TRUST_UNREADABLE),
  FOLDER_NOT_FOUND(
      FaultScope.FOLDER,
      Retry.AFTER_A_CHANGE,
      "Check the name under folders of the mailbox; a test of the mailbox lists the folders that"
          + " exist."),
  NO_KEYWORD(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "A keyword on IMAP is one word of ASCII letters, digits and signs other than (){%*\"\\], for"
          + " example $MailpromoterTracked. Choose another mark for the mailbox."),
  KEYWORDS_NOT_KEPT(
      FaultScope.FOLDER,
      Retry.AFTER_A_CHANGE,
      "Remove the marks from the mailbox's configuration, or allow custom keywords in the folder."),
  REFUSED(
      FaultScope.FOLDER,
      Retry.LATER,
      "The server's message says why. The next run tries" + " again."),
  NO_REASON_GIVEN(
      FaultScope.FOLDER,
      Retry.LATER,
      "The next run tries again. If it persists, check the log of the server, which gives no"
          + " reason; the index of the folder may be damaged."),
  ANSWER_TOO_LARGE(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "This is not a valid response from a mail server. Check that host and port are right."),
  PROTOCOL_VIOLATION(
      FaultScope.MAILBOX,
      Retry.LATER,
      "If it persists, the server and this program are incompatible: report it with the output"
          + " of --verbose.");

  private final ErrorMeaning meaning;

  ImapError(NetworkError kind) {
    this.meaning = kind.meaning(place());
  }

  ImapError(TokenError kind) {
    this.meaning = kind.meaning(FaultScope.MAILBOX, "in the server profile");
  }

  ImapError(FaultScope scope, Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(scope, retry, remedy);
  }

  private static ServerPlace place() {
    return ServerPlace.byHost("in the server profile", ImapConnectorFactory.PORTS)
        .reaching(FaultScope.PROFILE, FaultScope.MAILBOX)
        .meanwhile("Nothing is lost: the next run continues where this one ended.");
  }

  @Override
  public String id() {
    return ErrorCode.id("imap", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
