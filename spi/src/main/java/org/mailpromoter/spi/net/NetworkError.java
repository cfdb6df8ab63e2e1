package org.mailpromoter.spi.net;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.Retry;

/**
 * Network failures, independent of the protocol. The error codes of a part include constants with
 * these names, and take their meaning from here.
 *
 * <pre>{@code
 * enum ImapError implements ErrorCode {
 *   HOST_NOT_FOUND(NetworkError.HOST_NOT_FOUND.meaning(PLACE)),
 *   ...
 * }
 * throw new MailAccessException(failure.kind().in(ImapError.class), ...);
 * }</pre>
 *
 * @since 0.1
 */
public enum NetworkError {
  /** The host name is unknown. */
  HOST_NOT_FOUND,
  /** The machine accepts no connection there, or cannot be reached. */
  CONNECTION_REFUSED,
  /** No answer came in time. */
  TIMED_OUT,
  /** The connection was lost. */
  CONNECTION_LOST,
  /** The certificate is not signed by a trusted authority, or is not valid now. */
  UNTRUSTED_CERTIFICATE,
  /** The certificate is for another name. */
  WRONG_HOST_NAME,
  /** No encrypted connection could be set up. */
  TLS_FAILED,
  /** The file with the certificates to trust cannot be read. */
  TRUST_UNREADABLE;

  /** What it means for a server that is named in a place, with a remedy that names its keys. */
  public ErrorMeaning meaning(ServerPlace place) {
    return switch (this) {
      case HOST_NOT_FOUND, UNTRUSTED_CERTIFICATE, WRONG_HOST_NAME, TLS_FAILED, TRUST_UNREADABLE ->
          new ErrorMeaning(place.everybody(), Retry.AFTER_A_CHANGE, advice(place));
      case CONNECTION_REFUSED, TIMED_OUT ->
          new ErrorMeaning(place.everybody(), Retry.LATER, place.untilItIsOver(advice(place)));
      case CONNECTION_LOST ->
          new ErrorMeaning(place.session(), Retry.LATER, place.untilItIsOver(advice(place)));
    };
  }

  private String advice(ServerPlace place) {
    return switch (this) {
      case HOST_NOT_FOUND ->
          "Check " + place.machine() + ", and that this machine can resolve host names.";
      case CONNECTION_REFUSED ->
          "Check " + place.address() + ", and that no firewall is in between.";
      case TIMED_OUT ->
          "If it persists, check "
              + place.address()
              + " and the firewall, or raise connect-timeout or read-timeout.";
      case CONNECTION_LOST ->
          "If it persists, check the log of the server, and check that no firewall closes"
              + " connections.";
      case UNTRUSTED_CERTIFICATE ->
          "If the server's certificate comes from a private authority, put the authority's"
              + " certificate into a PEM file and name it as "
              + place.key("trust")
              + ". If it has expired, it must be renewed on the server.";
      case WRONG_HOST_NAME ->
          "Use the name in the server's certificate for " + place.machine() + ".";
      case TLS_FAILED -> "Check " + place.encryption() + ".";
      case TRUST_UNREADABLE ->
          "Name a PEM file with at least one certificate as " + place.key("trust") + ".";
    };
  }

  /** The same, with one more sentence at the end of the remedy. */
  public ErrorMeaning meaning(ServerPlace place, String advice) {
    ErrorMeaning plain = meaning(place);
    return new ErrorMeaning(plain.scope(), plain.retry(), plain.remedy() + " " + advice);
  }

  /**
   * The code of a part that is this kind: the constant of the same name.
   *
   * @throws IllegalArgumentException if the part has none
   */
  public <E extends Enum<E> & ErrorCode> E in(Class<E> codes) {
    return Enum.valueOf(codes, name());
  }
}
