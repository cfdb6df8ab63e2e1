package org.mailpromoter.senders.smtp;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.http.oauth.TokenError;
import org.mailpromoter.spi.net.NetworkError;
import org.mailpromoter.spi.net.ServerPlace;

/** Why a mail was not submitted. */
enum SmtpError implements ErrorCode {
  HOST_NOT_FOUND(NetworkError.HOST_NOT_FOUND),
  CONNECTION_REFUSED(NetworkError.CONNECTION_REFUSED),
  TIMED_OUT(NetworkError.TIMED_OUT),
  CONNECTION_LOST(NetworkError.CONNECTION_LOST),
  UNTRUSTED_CERTIFICATE(NetworkError.UNTRUSTED_CERTIFICATE),
  WRONG_HOST_NAME(NetworkError.WRONG_HOST_NAME),
  TLS_FAILED(NetworkError.TLS_FAILED),
  TRUST_UNREADABLE(NetworkError.TRUST_UNREADABLE),
  STARTTLS_NOT_OFFERED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Nothing was sent. Use security tls and port 465, or enable STARTTLS on the server."),
  STARTTLS_REFUSED(
      FaultScope.PROFILE,
      Retry.LATER,
      "Nothing was sent. If it persists, use security tls and port 465, or fix STARTTLS on the"
          + " server."),
  NO_SMTP_SERVER(
      FaultScope.PROFILE,
      Retry.LATER,
      "Check host and port of the sender: mail is submitted on port 465 with security tls, or 587"
          + " with starttls. Ports 993 and 143 are for reading mail."),
  SERVER_BUSY(
      FaultScope.PROFILE,
      Retry.LATER,
      "The server accepts no mail from this machine at present. The mail waits and is tried"
          + " again."),
  LOGIN_UNAVAILABLE(
      FaultScope.MAILBOX,
      Retry.LATER,
      "The server cannot check logins at present. The mail waits and is tried again."),
  LOGIN_NOT_OFFERED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "The password was not sent. Use access tokens (authentication oauth2-client and others), or"
          + " none if the server needs no login."),
  LOGIN_DEMANDED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Set authentication of the sender, and username and password of the mailbox."),
  AUTHENTICATION_REFUSED(
      FaultScope.MAILBOX,
      Retry.HARMFUL,
      "Check username and password of the mailbox. Many providers require an app password or"
          + " OAuth (authentication oauth2-client and others)."),
  PASSWORDS_SWITCHED_OFF(
      FaultScope.MAILBOX,
      Retry.HARMFUL,
      "Exchange Online no longer takes passwords for sending, or an administrator has switched"
          + " SMTP off for the mailbox or the organization. Use access tokens (authentication"
          + " oauth2-client or oauth2-device with the permission SMTP.Send), or let an"
          + " administrator allow authenticated SMTP for the mailbox."),
  TOKEN_NOT_ACCEPTED(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Check that username is the primary address of the mailbox, that scope of the sender is"
          + " that of the mail server, and that the program or person may send from the mailbox:"
          + " Exchange Online wants the permission SMTP.Send or SMTP.SendAsApp, and authenticated"
          + " SMTP allowed for the mailbox."),
  TOKENS_NOT_OFFERED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "The token was not sent. Use authentication password for the sender, or enable OAuth on the"
          + " server."),
  TOKEN_REFUSED(TokenError.TOKEN_REFUSED),
  TOKEN_SERVER_TROUBLE(TokenError.TOKEN_SERVER_TROUBLE),
  TOKEN_FILE_UNUSABLE(TokenError.TOKEN_FILE_UNUSABLE),
  CLIENT_CERTIFICATE_UNUSABLE(TokenError.CLIENT_CERTIFICATE_UNUSABLE),
  SIGN_IN_NEEDED(TokenError.SIGN_IN_NEEDED),
  REFRESH_TOKEN_VOID(TokenError.REFRESH_TOKEN_VOID),
  REFUSED_FOR_NOW(
      FaultScope.MESSAGE,
      Retry.LATER,
      "The server's message says why. The mail waits and is tried again."),
  MESSAGE_UNREADABLE(
      FaultScope.MESSAGE,
      Retry.LATER,
      "The stored mail could not be read. Nothing was sent; it is tried again. If it persists,"
          + " check the storage."),
  NOT_WRITTEN_DOWN(
      FaultScope.INSTALLATION,
      Retry.LATER,
      "Nothing was sent, because the storage could not note that it would be. Check the storage;"
          + " the mail is tried again."),
  PROTOCOL_VIOLATION(
      FaultScope.MAILBOX,
      Retry.LATER,
      "Nothing was sent. If it persists, the server and this program are incompatible: report it"
          + " with the output of --verbose.");

  private final ErrorMeaning meaning;

  SmtpError(NetworkError kind) {
    this.meaning = kind.meaning(place());
  }

  SmtpError(TokenError kind) {
    this.meaning = kind.meaning(FaultScope.MAILBOX, "of the sender");
  }

  SmtpError(FaultScope scope, Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(scope, retry, remedy);
  }

  private static ServerPlace place() {
    return ServerPlace.byHost("of the sender", SmtpSenderFactory.PORTS)
        .reaching(FaultScope.PROFILE, FaultScope.MAILBOX)
        .meanwhile("Nothing is lost: the mail waits and is tried again.");
  }

  @Override
  public String id() {
    return ErrorCode.id("smtp", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
