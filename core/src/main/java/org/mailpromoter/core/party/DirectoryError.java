package org.mailpromoter.core.party;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/**
 * Failures of any record directory, in addition to those that each kind reports.
 *
 * @since 0.1
 */
public enum DirectoryError implements ErrorCode {
  /** The directory's own code failed. */
  DEFECT(
      "directory/defect",
      "Nothing was decided; the next run goes on. If it persists, report it to the maker of the"
          + " directory's plugin, or remove its section from directories."),
  /** The directory did not answer in time. */
  HANGS(
      "directory/hangs",
      "Nothing was decided; the next run goes on. Check whether the server behind the directory"
          + " answers. If it does, report it to the maker of the directory's plugin.");

  private final String id;
  private final ErrorMeaning meaning;

  DirectoryError(String id, String remedy) {
    this.id = id;
    this.meaning = new ErrorMeaning(FaultScope.INSTALLATION, Retry.LATER, remedy);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
