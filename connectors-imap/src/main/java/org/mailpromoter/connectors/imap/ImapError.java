package org.mailpromoter.connectors.imap;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.spi.net.NetworkError;
import org.mailpromoter.spi.net.ServerPlace;

/** What can go wrong with an IMAP server. */
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
      "The password was not sent. Use security tls and port 993, or have STARTTLS enabled on the"
          + " server."),
  STARTTLS_REFUSED(
      FaultScope.PROFILE,
      Retry.LATER,
      "The password was not sent. If it persists, use security tls and port 993, or have STARTTLS"
          + " put right on the server."),
  NO_IMAP_SERVER(
      FaultScope.PROFILE,
      Retry.LATER,
      "Check host and port in the server profile: IMAP is on port 993 with security tls, or 143 with"
          + " starttls. Ports 25, 465 and 587 are for sending mail."),
  LOGIN_UNAVAILABLE(
      FaultScope.MAILBOX,
      Retry.LATER,
      "The server cannot check logins at present. Nothing is lost: a later run tries again."),
  AUTHENTICATION_REFUSED(
      FaultScope.MAILBOX,
      Retry.HARMFUL,
      "Check username and password (or token) of the mailbox. Many providers want an app password or"
          + " OAuth (authentication xoauth2), and some must have IMAP switched on first."),
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
      "Take the marks out of the mailbox's configuration, or have the server allow keywords of one's"
          + " own in the folder."),
  REFUSED(FaultScope.FOLDER, Retry.LATER, "The server's words say why. The next run tries again."),
  NO_REASON_GIVEN(
      FaultScope.FOLDER,
      Retry.LATER,
      "The next run tries again. If it persists, look into the log of the server, which does not say"
          + " why; the index of the folder may be damaged."),
  ANSWER_TOO_LARGE(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "This is no sound answer of a mail server. Check that host and port lead to the right one."),
  PROTOCOL_VIOLATION(
      FaultScope.MAILBOX,
      Retry.LATER,
      "If it persists, the server and this program do not understand each other: report it with the"
          + " log (--verbose).");

  private final ErrorMeaning meaning;

  ImapError(NetworkError kind) {
    this.meaning = kind.meaning(place());
  }

  ImapError(FaultScope scope, Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(scope, retry, remedy);
  }

  private static ServerPlace place() {
    return ServerPlace.byHost("in the server profile", ImapConnectorFactory.PORTS)
        .reaching(FaultScope.PROFILE, FaultScope.MAILBOX)
        .meanwhile("Nothing is lost: the next run goes on where this one ended.");
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
