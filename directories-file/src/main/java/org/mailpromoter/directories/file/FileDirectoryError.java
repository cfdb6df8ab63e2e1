package org.mailpromoter.directories.file;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.party.DirectoryWarning;

/** Errors of records in files. */
enum FileDirectoryError implements ErrorCode {
  MISSING(
      Retry.AFTER_A_CHANGE,
      "Restore the file, or correct the path of the directory; a relative path starts at the"
          + " configuration file."),
  UNREADABLE(
      Retry.AFTER_A_CHANGE,
      "Allow the user who runs this program to read the file or" + " folder."),
  TOO_LARGE(
      Retry.AFTER_A_CHANGE,
      "Import that many records in parts instead of reading them from a file in each run."),
  BEING_WRITTEN(
      Retry.LATER,
      "Nothing was decided; the next run continues. Write the file under another name, then"
          + " rename it."),
  EMPTY(
      Retry.AFTER_A_CHANGE,
      "Restore the records. If the directory should have none, remove it from the"
          + " configuration."),
  WRONG_ROWS(
      Retry.AFTER_A_CHANGE, "Correct the rows, or use only the valid rows with wrong-rows: skip."),
  ROWS_SKIPPED(
      Retry.AFTER_A_CHANGE, "Correct the rows: until then their senders count as unknown.");

  private final ErrorMeaning meaning;

  FileDirectoryError(Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(FaultScope.INSTALLATION, retry, remedy);
  }

  DirectoryWarning warning(String directory, String sentence) {
    return new DirectoryWarning(this, "The record directory " + directory + ": " + sentence);
  }

  @Override
  public String id() {
    return ErrorCode.id("directory-file", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
