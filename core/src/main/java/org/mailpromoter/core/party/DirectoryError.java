package org.mailpromoter.core.party;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/**
 * What can go wrong with any record directory, beyond what each kind reports itself.
 *
 * @since 0.1
 */
public enum DirectoryError implements ErrorCode {
  /** The directory's own code failed. */
  DEFECT;

  @Override
  public String id() {
    return "directory/defect";
  }

  @Override
  public ErrorMeaning meaning() {
    return new ErrorMeaning(
        FaultScope.INSTALLATION,
        Retry.LATER,
        "Nothing was decided; the next run goes on. If it persists, report it to whoever made the"
            + " directory's plugin, or take its section out of directories.");
  }
}
