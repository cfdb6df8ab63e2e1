package org.mailpromoter.dataverse.stub.error;

import java.util.UUID;

/**
 * An error as the Web API answers it. The codes are those of the documentation where it has any.
 */
public final class ODataError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /** An error. */
  public ODataError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** What cannot be understood or is not allowed in a request. */
  public static ODataError payload(String message) {
    return new ODataError(
        400,
        "0x80048d19",
        "Error identified in Payload provided by the user for Entity, For more information on this"
            + " error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293"
            + "  ---->  InnerException : Microsoft.OData.ODataException: "
            + message);
  }

  /** A query that cannot be understood. */
  public static ODataError query(String message) {
    return new ODataError(400, "0x80060888", message);
  }

  /** A value that breaks a rule. */
  public static ODataError invalid(String message) {
    return new ODataError(400, "0x80040203", message);
  }

  /** A row that is not there. */
  public static ODataError noSuchRow(String table, UUID id) {
    return new ODataError(
        404, "0x80040217", "Entity '" + table + "' With Id = " + id + " Does Not Exist");
  }

  /** An address that means nothing. */
  public static ODataError noSuchResource(String segment) {
    return new ODataError(
        404, "0x80060888", "Resource not found for the segment '" + segment + "'.");
  }

  /** The status of HTTP. */
  public int status() {
    return status;
  }

  /** The code in the body. */
  public String code() {
    return code;
  }

  /** What is wrong, for people. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
