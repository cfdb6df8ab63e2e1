package org.mailpromoter.connectors.exchange.ews.send;

import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.http.oauth.TokenError;
import org.mailpromoter.spi.net.NetworkError;
import org.mailpromoter.spi.net.ServerPlace;

/**
 * Why a mail was not sent through Exchange: the errors of {@link EwsError}, with what a person does
 * about a sender.
 */
enum EwsSendError implements ErrorCode {
  HOST_NOT_FOUND(NetworkError.HOST_NOT_FOUND),
  CONNECTION_REFUSED(NetworkError.CONNECTION_REFUSED),
  TIMED_OUT(NetworkError.TIMED_OUT),
  CONNECTION_LOST(NetworkError.CONNECTION_LOST),
  UNTRUSTED_CERTIFICATE(NetworkError.UNTRUSTED_CERTIFICATE),
  WRONG_HOST_NAME(NetworkError.WRONG_HOST_NAME),
  TLS_FAILED(NetworkError.TLS_FAILED),
  TRUST_UNREADABLE(NetworkError.TRUST_UNREADABLE),
  NO_WEB_SERVICE(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Check the url of the sender: the service is usually at https://HOST/EWS/Exchange.asmx, and a"
          + " proxy in front of it must let it through without a login page of its own."),
  REDIRECTED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "The login was not sent there. If that is the right address, set it as url of the sender."),
  EXCHANGE_ONLINE_CLOSED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Microsoft is closing Exchange Web Services in the cloud. Use a sender of the kind graph for"
          + " these mailboxes."),
  FORBIDDEN(EwsError.FORBIDDEN),
  UNSUPPORTED_VERSION(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Exchange 2013 or newer is needed. Otherwise use a sender of the kind smtp."),
  AUTHENTICATION_REFUSED(
      FaultScope.MAILBOX,
      Retry.HARMFUL,
      "Check username and password (or token) of the mailbox, and authentication of the sender:"
          + " Basic may be switched off on the server. The name is often the full address or"
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
      "Set the address of the web service as url of the sender, instead of autodiscover."),
  AUTODISCOVER_ASTRAY(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Nothing was sent there. If that is the right address, set it as url of the sender, instead"
          + " of autodiscover."),
  ACCESS_DENIED(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Give the login full access to the mailbox (Add-MailboxPermission) and the right to send as"
          + " it (Add-ADPermission, or Add-RecipientPermission in the cloud), or let it act as the"
          + " owner: impersonate, and the role ApplicationImpersonation."),
  IMPERSONATION_DENIED(EwsError.IMPERSONATION_DENIED),
  NO_SUCH_MAILBOX(EwsError.NO_SUCH_MAILBOX),
  NOT_LICENSED(EwsError.NOT_LICENSED),
  MAILBOX_FULL(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Free space in the mailbox: Exchange sends nothing from a full mailbox."),
  SENDING_BLOCKED(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Exchange lets nobody send from this mailbox at present, as it does after too much mail or"
          + " after a suspicion of misuse. Ask an administrator of Exchange."),
  SERVER_BUSY(
      FaultScope.MAILBOX,
      Retry.LATER,
      "Nothing is lost: the mail waits and is tried again. If it happens often, relax the login's"
          + " throttling policy, or lower the limits for sending."),
  SERVER_TROUBLE(
      FaultScope.MAILBOX,
      Retry.LATER,
      "The mailbox's database may be busy, offline or on the move. Nothing is lost: the mail waits"
          + " and is tried again."),
  FOLDER_UNUSABLE(
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Mail is saved in the folder of drafts before it is sent. Check that the mailbox has one and"
          + " that the login may write there."),
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

  EwsSendError(NetworkError kind) {
    this.meaning = kind.meaning(place());
  }

  EwsSendError(TokenError kind) {
    this.meaning = kind.meaning(FaultScope.MAILBOX, "of the sender");
  }

  EwsSendError(EwsError kind) {
    this.meaning = kind.meaning();
  }

  EwsSendError(FaultScope scope, Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(scope, retry, remedy);
  }

  private static ServerPlace place() {
    return ServerPlace.byUrl("of the sender")
        .reaching(FaultScope.PROFILE, FaultScope.MAILBOX)
        .meanwhile("Nothing is lost: the mail waits and is tried again.");
  }

  /** What an error of the connector means for sending. */
  static EwsSendError of(EwsError error) {
    return switch (error) {
      case HOST_NOT_FOUND,
          CONNECTION_REFUSED,
          TIMED_OUT,
          CONNECTION_LOST,
          UNTRUSTED_CERTIFICATE,
          WRONG_HOST_NAME,
          TLS_FAILED,
          TRUST_UNREADABLE,
          NO_WEB_SERVICE,
          REDIRECTED,
          EXCHANGE_ONLINE_CLOSED,
          FORBIDDEN,
          UNSUPPORTED_VERSION,
          AUTHENTICATION_REFUSED,
          TOKEN_REFUSED,
          TOKEN_SERVER_TROUBLE,
          TOKEN_FILE_UNUSABLE,
          CLIENT_CERTIFICATE_UNUSABLE,
          SIGN_IN_NEEDED,
          REFRESH_TOKEN_VOID,
          AUTODISCOVER_FAILED,
          AUTODISCOVER_ASTRAY,
          ACCESS_DENIED,
          IMPERSONATION_DENIED,
          NO_SUCH_MAILBOX,
          NOT_LICENSED,
          MAILBOX_FULL,
          SERVER_BUSY,
          SERVER_TROUBLE,
          PROTOCOL_VIOLATION ->
          valueOf(error.name());
      case TOO_MUCH_AT_ONCE -> SERVER_TROUBLE;
      case FOLDER_NOT_FOUND, FOLDER_ACCESS_DENIED, FOLDER_UNUSABLE -> FOLDER_UNUSABLE;
      case ANSWER_TOO_LARGE -> PROTOCOL_VIOLATION;
      case SYNC_STATE_LOST,
          SUBSCRIPTION_LOST,
          MESSAGE_GONE,
          ID_REFUSED,
          MESSAGE_UNREADABLE,
          CONFLICT,
          REFUSED,
          NO_REASON_GIVEN ->
          REFUSED_FOR_NOW;
    };
  }

  @Override
  public String id() {
    return ErrorCode.id("exchange-sending", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
