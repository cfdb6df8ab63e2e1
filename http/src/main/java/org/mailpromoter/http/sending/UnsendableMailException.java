package org.mailpromoter.http.sending;

/** A mail that no web service of this kind can send as it is meant; the message says why. */
final class UnsendableMailException extends Exception {
  private static final long serialVersionUID = 1L;

  UnsendableMailException(String why) {
    super(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
