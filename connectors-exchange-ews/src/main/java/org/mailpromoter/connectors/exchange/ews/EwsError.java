package org.mailpromoter.connectors.exchange.ews;

import java.util.Locale;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/** What can go wrong with an Exchange server. */
enum EwsError implements ErrorCode {
  HOST_NOT_FOUND(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Check the url in the server profile, and that this machine can look names up."),
  CONNECTION_REFUSED(
      FaultScope.PROFILE,
      Retry.LATER,
      "Check the url in the server profile, and that no firewall is in between."),
  TIMED_OUT(
      FaultScope.PROFILE,
      Retry.LATER,
      "If it persists, check url and firewall, or raise connect-timeout or read-timeout."),
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
      "Use the name that stands in the server's certificate in the url of the server profile."),
  TLS_FAILED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Check the url in the server profile: the service is usually at"
          + " https://HOST/EWS/Exchange.asmx."),
  TRUST_UNREADABLE(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Name a PEM file with at least one certificate as trust in the server profile.");

  private final FaultScope scope;
  private final Retry retry;
  private final String remedy;

  EwsError(FaultScope scope, Retry retry, String remedy) {
    this.scope = scope;
    this.retry = retry;
    this.remedy = remedy;
  }

  @Override
  public String id() {
    return "exchange/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public FaultScope scope() {
    return scope;
  }

  @Override
  public Retry retry() {
    return retry;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
