package org.mailpromoter.core.fault;

import java.util.Objects;

/**
 * Reads an error code once, where a failure is reported.
 *
 * @since 0.1
 */
public final class ErrorCodes {
  private ErrorCodes() {}

  /**
   * Returns a code whose methods run no third-party code. A faulty code fails here, where the
   * failure is reported, and not where it is printed.
   *
   * @param code an enum constant, or another implementation, which is copied
   * @throws NullPointerException if the code, its id or its meaning is null
   */
  public static ErrorCode checked(ErrorCode code) {
    Copy copy =
        new Copy(
            Objects.requireNonNull(code, "code").id(),
            new ErrorMeaning(code.scope(), code.retry(), code.remedy()));
    return code instanceof Enum<?> ? code : copy;
  }

  private record Copy(String id, ErrorMeaning meaning) implements ErrorCode {
    Copy {
      Objects.requireNonNull(id, "the id of a code");
    }
  }
}
