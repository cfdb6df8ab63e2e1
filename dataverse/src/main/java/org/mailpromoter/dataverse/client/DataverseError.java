package org.mailpromoter.dataverse.client;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.http.oauth.TokenError;
import org.mailpromoter.spi.net.NetworkError;
import org.mailpromoter.spi.net.ServerPlace;

/** Errors of Dataverse and of the way there. */
public enum DataverseError implements ErrorCode {
  /** No machine has the name. */
  HOST_NOT_FOUND(NetworkError.HOST_NOT_FOUND),
  /** Nothing listens. */
  CONNECTION_REFUSED(NetworkError.CONNECTION_REFUSED),
  /** No answer in time. */
  TIMED_OUT(NetworkError.TIMED_OUT),
  /** The connection broke. */
  CONNECTION_LOST(NetworkError.CONNECTION_LOST),
  /** The certificate is not trusted. */
  UNTRUSTED_CERTIFICATE(NetworkError.UNTRUSTED_CERTIFICATE),
  /** The certificate has another name. */
  WRONG_HOST_NAME(NetworkError.WRONG_HOST_NAME),
  /** The trusted certificates cannot be read. */
  TRUST_UNREADABLE(NetworkError.TRUST_UNREADABLE),
  /** No encryption. */
  TLS_FAILED(NetworkError.TLS_FAILED),
  /** The token server refuses. */
  TOKEN_REFUSED(TokenError.TOKEN_REFUSED),
  /** The token server has trouble. */
  TOKEN_SERVER_TROUBLE(TokenError.TOKEN_SERVER_TROUBLE),
  /** The certificate with which the program logs in cannot be used. */
  CLIENT_CERTIFICATE_UNUSABLE(TokenError.CLIENT_CERTIFICATE_UNUSABLE),
  /** Dataverse does not take the token. */
  LOGIN_REFUSED(
      Retry.AFTER_A_CHANGE,
      "Create an application user for the client id in the Power Platform admin center, in this"
          + " environment, and check that scope is the address of the environment."),
  /** A privilege is missing. */
  NOT_ALLOWED(
      Retry.AFTER_A_CHANGE,
      "Give the security role of the application user the privilege that the message names, for the"
          + " whole organization."),
  /** A table, a column or a row does not exist. */
  NOT_FOUND(
      Retry.AFTER_A_CHANGE,
      "Check the url, and the tables and columns of the configuration: the environment has no such"
          + " one, for example no leads without Dynamics 365 Sales."),
  /** Too many requests, or the service is down. */
  BUSY(
      Retry.LATER,
      "Nothing was decided; the next run continues. If it persists, use an application user for"
          + " Mailpromoter alone."),
  /** One address has more records than fit into an answer. */
  TOO_MANY_RECORDS(
      Retry.AFTER_A_CHANGE, "Remove the address from the records that do not need it."),
  /** The index of addresses cannot be used. */
  EMAIL_SEARCH_UNAVAILABLE(
      Retry.AFTER_A_CHANGE,
      "Nothing is lost: the columns with addresses are asked instead, which only finds those that"
          + " are known or configured as email-columns. Set look-up: columns to accept that."),
  /** A question about a message is longer than an address may be. */
  QUESTION_TOO_LONG(
      Retry.AFTER_A_CHANGE,
      "Dynamics 365 cannot be asked about a message with this many recipients. Nothing else is wrong"
          + " with it."),
  /** What came is not the answer of a Web API. */
  UNEXPECTED_ANSWER(
      Retry.LATER,
      "Check the url and proxies in between. Nothing was decided; the next run continues."),
  /** Dataverse refuses for a reason of its own. */
  REFUSED(
      Retry.LATER, "The server's message says why. Nothing was decided; the next run continues.");

  private final ErrorMeaning meaning;

  DataverseError(NetworkError kind) {
    this.meaning =
        kind.meaning(
            ServerPlace.byUrl("of Dataverse")
                .meanwhile("Nothing was decided; the next run continues."));
  }

  DataverseError(TokenError kind) {
    this.meaning = kind.meaning(FaultScope.INSTALLATION, "of Dataverse");
  }

  DataverseError(Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(FaultScope.INSTALLATION, retry, remedy);
  }

  @Override
  public String id() {
    return ErrorCode.id("dataverse", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
