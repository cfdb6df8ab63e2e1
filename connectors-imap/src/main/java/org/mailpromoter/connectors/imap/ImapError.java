package org.mailpromoter.connectors.imap;

import java.util.Locale;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/** What can go wrong with an IMAP server. */
enum ImapError implements ErrorCode {
  HOST_NOT_FOUND(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Check the host in the server profile, and that this machine can look names up."),
  CONNECTION_REFUSED(
      FaultScope.PROFILE,
      Retry.LATER,
      "Check host, port and security in the server profile (993 with tls, 143 with starttls), and"
          + " that no firewall is in between."),
  TIMED_OUT(
      FaultScope.PROFILE,
      Retry.LATER,
      "If it persists, check port and firewall, or raise connect-timeout or read-timeout."),
  CONNECTION_LOST(
      FaultScope.MAILBOX,
      Retry.LATER,
      "Nothing is lost: the next run goes on where this one ended."),
  UNTRUSTED_CERTIFICATE(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "If the server's certificate comes from a private authority, put the authority's certificate"
          + " into a PEM file and name it as trust in the server profile. If it has expired, it must"
          + " be renewed on the server."),
  WRONG_HOST_NAME(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Use the name that stands in the server's certificate as host in the server profile."),
  TLS_FAILED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Check port and security in the server profile: port 993 wants tls, port 143 starttls."),
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
  TRUST_UNREADABLE(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Name a PEM file with at least one certificate as trust in the server profile."),
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

  ImapError(FaultScope scope, Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(scope, retry, remedy);
  }

  @Override
  public String id() {
    return "imap/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
