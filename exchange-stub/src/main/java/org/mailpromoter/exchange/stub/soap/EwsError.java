package org.mailpromoter.exchange.stub.soap;

import java.util.Map;

/** An error as Exchange answers it: a code of the schema's ResponseCodeType and a sentence. */
public final class EwsError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final transient Map<String, String> details;

  private EwsError(String code, String sentence, Map<String, String> details) {
    super(sentence, null, false, false);
    this.code = code;
    this.details = Map.copyOf(details);
  }

  /** An error. */
  public static EwsError of(String code, String sentence) {
    return new EwsError(code, sentence, Map.of());
  }

  /** An error with values that stand in MessageXml. */
  public static EwsError of(String code, String sentence, Map<String, String> details) {
    return new EwsError(code, sentence, details);
  }

  /** A request that cannot be understood. */
  public static EwsError invalidRequest(String sentence) {
    return of("ErrorInvalidRequest", "The request is invalid. " + sentence);
  }

  /** An id that this server never gave. */
  public static EwsError malformedId() {
    return of("ErrorInvalidIdMalformed", "Id is malformed.");
  }

  /** An item that is not there. */
  public static EwsError itemNotFound() {
    return of("ErrorItemNotFound", "The specified object was not found in the store.");
  }

  /** A folder that is not there, or not for the one who asks. */
  public static EwsError folderNotFound() {
    return of("ErrorFolderNotFound", "The specified folder could not be found in the store.");
  }

  /** An address that has no mailbox. */
  public static EwsError noSuchMailbox() {
    return of("ErrorNonExistentMailbox", "The SMTP address has no mailbox associated with it.");
  }

  /** The code. */
  public String code() {
    return code;
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** Values that stand in MessageXml, by name. */
  public Map<String, String> details() {
    return details;
  }
}
