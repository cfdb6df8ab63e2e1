package org.mailpromoter.directories.ldap;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.spi.net.NetworkError;
import org.mailpromoter.spi.net.ServerPlace;

/** Errors of an LDAP server. */
enum LdapError implements ErrorCode {
  HOST_NOT_FOUND(NetworkError.HOST_NOT_FOUND),
  CONNECTION_REFUSED(NetworkError.CONNECTION_REFUSED),
  TIMED_OUT(NetworkError.TIMED_OUT, "Index the address attributes on the server."),
  CONNECTION_LOST(NetworkError.CONNECTION_LOST),
  UNTRUSTED_CERTIFICATE(NetworkError.UNTRUSTED_CERTIFICATE),
  WRONG_HOST_NAME(NetworkError.WRONG_HOST_NAME),
  TRUST_UNREADABLE(NetworkError.TRUST_UNREADABLE),
  TLS_FAILED(NetworkError.TLS_FAILED),
  STARTTLS_NOT_OFFERED(
      Retry.AFTER_A_CHANGE,
      "The password was not sent. Use security tls and port 636, or enable STARTTLS on the"
          + " server."),
  LOGIN_REFUSED(
      Retry.AFTER_A_CHANGE,
      "Check bind-dn and password. Without both, the search is anonymous, which many servers"
          + " refuse."),
  NOT_ALLOWED(
      Retry.AFTER_A_CHANGE,
      "Allow the account of bind-dn to search below base and to read the configured attributes."),
  BASE_NOT_FOUND(Retry.AFTER_A_CHANGE, "Check base: the server has no such entry."),
  TOO_MANY_ENTRIES(
      Retry.AFTER_A_CHANGE,
      "Narrow the filter or base so that an address finds only its own entries."),
  ENTRY_UNUSABLE(
      Retry.AFTER_A_CHANGE, "Correct the entry, or the attributes or the filter of the directory."),
  FAILED(
      Retry.LATER,
      "The server's message says why. Nothing was decided; the next run" + " continues."),
  UNEXPECTED(
      Retry.LATER,
      "Nothing was decided; the next run continues. If it persists, report it with the log"
          + " (--verbose).");

  private final ErrorMeaning meaning;

  LdapError(NetworkError kind) {
    this.meaning = kind.meaning(place());
  }

  LdapError(NetworkError kind, String advice) {
    this.meaning = kind.meaning(place(), advice);
  }

  LdapError(Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(FaultScope.INSTALLATION, retry, remedy);
  }

  private static ServerPlace place() {
    return ServerPlace.byHost("of the directory", LdapDirectoryFactory.PORTS)
        .meanwhile("Nothing was decided; the next run continues.");
  }

  @Override
  public String id() {
    return ErrorCode.id("ldap", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
