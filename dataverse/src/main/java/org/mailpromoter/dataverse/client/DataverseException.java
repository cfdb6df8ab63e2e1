package org.mailpromoter.dataverse.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** There is no answer, or none that can be used. The message completes "cannot ask HOST: ". */
public final class DataverseException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DataverseError error;
  private final transient @Nullable Refusal refusal;

  /** A failure with its technical cause, if there is one. */
  public DataverseException(DataverseError error, String why, @Nullable Throwable cause) {
    this(error, why, cause, null);
  }

  DataverseException(
      DataverseError error, String why, @Nullable Throwable cause, @Nullable Refusal refusal) {
    super(why, cause);
    this.error = error;
    this.refusal = refusal;
  }

  /** The kind of failure. */
  public DataverseError error() {
    return error;
  }

  /** Why, for people, without a full stop. */
  public String why() {
    return String.valueOf(getMessage());
  }

  /** The answer, if it is one that refuses. */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }
}
