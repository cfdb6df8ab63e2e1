package org.mailpromoter.directories.ldap;

import java.util.Locale;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/** What can go wrong with an LDAP server. */
enum LdapError implements ErrorCode {
  HOST_NOT_FOUND(
      Retry.AFTER_A_CHANGE,
      "Check the host of the directory, and that this machine can look names up."),
  CONNECTION_REFUSED(
      Retry.LATER,
      "Check host, port and security of the directory (636 with tls, 389 with starttls), and that no"
          + " firewall is in between. Nothing was decided; the next run goes on."),
  TIMED_OUT(
      Retry.LATER,
      "Nothing was decided; the next run goes on. If it persists, have the address attributes indexed"
          + " on the server, or raise connect-timeout or read-timeout."),
  UNTRUSTED_CERTIFICATE(
      Retry.AFTER_A_CHANGE,
      "If the server's certificate comes from a private authority, put the authority's certificate"
          + " into a PEM file and name it as trust. If it has expired, it must be renewed on the"
          + " server."),
  WRONG_HOST_NAME(
      Retry.AFTER_A_CHANGE, "Use the name that stands in the server's certificate as host."),
  TRUST_UNREADABLE(Retry.AFTER_A_CHANGE, "Name a PEM file with at least one certificate as trust."),
  TLS_FAILED(
      Retry.AFTER_A_CHANGE,
      "Check port and security of the directory: port 636 wants tls, port 389 starttls."),
  STARTTLS_NOT_OFFERED(
      Retry.AFTER_A_CHANGE,
      "The password was not sent. Use security tls and port 636, or have STARTTLS enabled on the"
          + " server."),
  LOGIN_REFUSED(
      Retry.AFTER_A_CHANGE,
      "Check bind-dn and password. Without both the directory is asked anonymously, which many"
          + " servers refuse."),
  NOT_ALLOWED(
      Retry.AFTER_A_CHANGE,
      "Let the account of bind-dn search below base and read the attributes that are configured."),
  BASE_NOT_FOUND(Retry.AFTER_A_CHANGE, "Check base: it names no entry of the server."),
  TOO_MANY_ENTRIES(
      Retry.AFTER_A_CHANGE,
      "Narrow the filter or base, so that an address finds only the entries that it belongs to."),
  ENTRY_UNUSABLE(
      Retry.AFTER_A_CHANGE, "Correct the entry, or the attributes or the filter of the directory."),
  FAILED(Retry.LATER, "The server's words say why. Nothing was decided; the next run goes on."),
  CONNECTION_LOST(
      Retry.LATER,
      "Nothing was decided; the next run goes on. If it persists, look into the log of the server,"
          + " and check that no firewall ends connections."),
  UNEXPECTED(
      Retry.LATER,
      "Nothing was decided; the next run goes on. If it persists, report it with the log"
          + " (--verbose).");

  private final ErrorMeaning meaning;

  LdapError(Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(FaultScope.INSTALLATION, retry, remedy);
  }

  @Override
  public String id() {
    return "ldap/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
