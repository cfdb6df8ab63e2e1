package org.mailpromoter.connectors.exchange.ews.reply;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.http.oauth.TokenError;
import org.mailpromoter.spi.net.NetworkError;
import org.mailpromoter.spi.net.ServerPlace;

/** Errors of an Exchange server. */
public enum EwsError implements ErrorCode {
  HOST_NOT_FOUND(NetworkError.HOST_NOT_FOUND),
  CONNECTION_REFUSED(NetworkError.CONNECTION_REFUSED),
  TIMED_OUT(NetworkError.TIMED_OUT),
  CONNECTION_LOST(NetworkError.CONNECTION_LOST),
  UNTRUSTED_CERTIFICATE(NetworkError.UNTRUSTED_CERTIFICATE),
  WRONG_HOST_NAME(NetworkError.WRONG_HOST_NAME),
  TLS_FAILED(NetworkError.TLS_FAILED, "The service is usually at https://HOST/EWS/Exchange.asmx."),
  TRUST_UNREADABLE(NetworkError.TRUST_UNREADABLE),
  NO_WEB_SERVICE(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Check the url in the server profile: the service is usually at"
          + " https://HOST/EWS/Exchange.asmx, and a proxy in front of it must let it through"
          + " without a login page of its own."),
  REDIRECTED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "The login was not sent there. If that is the right address, set it as url in the server"
          + " profile."),
  EXCHANGE_ONLINE_CLOSED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Microsoft is closing Exchange Web Services in the cloud: since October 2026 unless an"
          + " administrator keeps it open (EWSEnabled with a list of applications), and"
          + " permanently in April 2027. Use the connector imap with OAuth (authentication"
          + " oauth2-client) for these mailboxes."),
  FORBIDDEN(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Exchange Web Services may be switched off for this mailbox or this program: check"
          + " EwsEnabled and the application access policy (Get-CASMailbox,"
          + " Get-OrganizationConfig). A change can take two hours to take effect."),
  UNSUPPORTED_VERSION(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Exchange 2013 or newer is needed. Where the server offers IMAP, use the connector imap."),
  AUTHENTICATION_REFUSED(
      FaultScope.MAILBOX,
      Retry.HARMFUL,
      "Check username and password (or token) of the mailbox, and authentication in the server"
          + " profile: Basic may be switched off on the server. The name is often the full"
          + " address or"
          + " DOMAIN\\name; the account may be locked or its password expired."),
  TOKEN_REFUSED(TokenError.TOKEN_REFUSED),
  TOKEN_SERVER_TROUBLE(TokenError.TOKEN_SERVER_TROUBLE),
  TOKEN_FILE_UNUSABLE(TokenError.TOKEN_FILE_UNUSABLE),
  CLIENT_CERTIFICATE_UNUSABLE(TokenError.CLIENT_CERTIFICATE_UNUSABLE),
  SIGN_IN_NEEDED(TokenError.SIGN_IN_NEEDED),
  REFRESH_TOKEN_VOID(TokenError.REFRESH_TOKEN_VOID),
  AUTODISCOVER_FAILED(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Set the address of the web service as url in the server profile, instead of autodiscover."),
  AUTODISCOVER_ASTRAY(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Nothing was sent there. If that is the right address, set it as url in the server"
          + " profile, instead of autodiscover."),
  ACCESS_DENIED(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Give the login full access to the mailbox (Add-MailboxPermission), or let it act as the"
          + " owner: impersonate, and the role ApplicationImpersonation."),
  IMPERSONATION_DENIED(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Give the login the role ApplicationImpersonation for this mailbox"
          + " (New-ManagementRoleAssignment), or remove `impersonate` and grant full access."),
  NO_SUCH_MAILBOX(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Check the key mailbox: it must be the primary SMTP address. For the login's own mailbox,"
          + " omit the key and write the user name as an address."),
  NOT_LICENSED(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Assign a licence to the mailbox, or convert it to a shared mailbox."),
  MAILBOX_FULL(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Free space in the mailbox: Exchange allows no changes in a full mailbox."),
  SERVER_BUSY(
      FaultScope.MAILBOX,
      Retry.LATER,
      "Nothing is lost: the next run continues where this one ended. If it happens often, relax"
          + " the login's throttling policy, or use one login for fewer mailboxes."),
  SERVER_TROUBLE(
      FaultScope.MAILBOX,
      Retry.LATER,
      "The mailbox's database may be busy, offline or on the move. Nothing is lost: the next run"
          + " tries again."),
  TOO_MUCH_AT_ONCE(
      FaultScope.MAILBOX,
      Retry.LATER,
      "Even the smallest request was too much for the server. If it persists, check the server's"
          + " throttling policy and resources."),
  FOLDER_NOT_FOUND(
      FaultScope.FOLDER,
      Retry.AFTER_A_CHANGE,
      "Check the name under folders of the mailbox; a test of the mailbox lists the folders that"
          + " exist."),
  FOLDER_ACCESS_DENIED(
      FaultScope.FOLDER,
      Retry.AFTER_A_CHANGE,
      "Give the login the right to read this folder (Add-MailboxFolderPermission), and to change"
          + " items in it if marks or moving are configured."),
  FOLDER_UNUSABLE(
      FaultScope.FOLDER,
      Retry.AFTER_A_CHANGE,
      "Only folders with mail can be read. If it is a mail folder, it may be damaged: have it"
          + " checked"
          + " (New-MailboxRepairRequest)."),
  SYNC_STATE_LOST(
      FaultScope.FOLDER,
      Retry.LATER,
      "Nothing is lost: the folder is read from the start, and known messages are recognised."),
  SUBSCRIPTION_LOST(
      FaultScope.MAILBOX,
      Retry.LATER,
      "Nothing is lost: the mailbox is still polled for new" + " mail."),
  MESSAGE_GONE(FaultScope.MESSAGE, Retry.NEVER, "Nothing to do: the message is gone."),
  ID_REFUSED(
      FaultScope.MESSAGE,
      Retry.LATER,
      "The server does not know an id that it issued itself. If it persists, check the server."),
  MESSAGE_UNREADABLE(
      FaultScope.MESSAGE,
      Retry.NEVER,
      "Open the message in Outlook; if that fails too, it is damaged on the server."),
  CONFLICT(FaultScope.MESSAGE, Retry.LATER, "It was changed at the same time; try again later."),
  REFUSED(
      FaultScope.FOLDER,
      Retry.LATER,
      "The server's message says why. The next run tries" + " again."),
  NO_REASON_GIVEN(
      FaultScope.FOLDER,
      Retry.LATER,
      "The next run tries again. If it persists, check the log of the server, which gives no"
          + " reason."),
  ANSWER_TOO_LARGE(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "This is not a valid response from an Exchange server. Check that the url is right."),
  PROTOCOL_VIOLATION(
      FaultScope.MAILBOX,
      Retry.LATER,
      "If it persists, the server and this program are incompatible: report it with the output"
          + " of --verbose.");

  private final ErrorMeaning meaning;

  EwsError(NetworkError kind) {
    this.meaning = kind.meaning(place());
  }

  EwsError(NetworkError kind, String advice) {
    this.meaning = kind.meaning(place(), advice);
  }

  EwsError(TokenError kind) {
    this.meaning = kind.meaning(FaultScope.MAILBOX, "in the server profile");
  }

  EwsError(FaultScope scope, Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(scope, retry, remedy);
  }

  private static ServerPlace place() {
    return ServerPlace.byUrl("in the server profile")
        .reaching(FaultScope.PROFILE, FaultScope.MAILBOX)
        .meanwhile("Nothing is lost: the next run continues where this one ended.");
  }

  @Override
  public String id() {
    return ErrorCode.id("exchange", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
