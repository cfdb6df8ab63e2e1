package org.mailpromoter.core.party;

import java.util.Objects;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.Faulted;

/**
 * A problem of a directory that still answers.
 *
 * @param code what kind of thing
 * @param sentence what is wrong and where, for people
 * @since 0.1
 */
public record DirectoryWarning(ErrorCode code, String sentence) implements Faulted {
  /** Rejects nulls. */
  public DirectoryWarning {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(sentence, "sentence");
  }
}
