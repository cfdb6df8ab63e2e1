package org.mailpromoter.directories.file;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.party.DirectoryWarning;

/** What can go wrong with records in files. */
enum FileDirectoryError implements ErrorCode {
  MISSING(
      Retry.AFTER_A_CHANGE,
      "Put the file back, or correct the path of the directory; a relative one counts from the"
          + " configuration file."),
  UNREADABLE(Retry.AFTER_A_CHANGE, "Let the user who runs this program read the file or folder."),
  TOO_LARGE(
      Retry.AFTER_A_CHANGE,
      "Import such numbers of records in parts, instead of reading them from a file in each run."),
  BEING_WRITTEN(
      Retry.LATER,
      "Nothing was decided; the next run goes on. Whoever writes the file should write it under"
          + " another name and rename it."),
  EMPTY(
      Retry.AFTER_A_CHANGE,
      "Restore the records. A directory that is not meant to have any is taken out of the"
          + " configuration."),
  WRONG_ROWS(
      Retry.AFTER_A_CHANGE,
      "Correct the rows, or let the good ones count alone with wrong-rows: skip."),
  ROWS_SKIPPED(
      Retry.AFTER_A_CHANGE,
      "Correct the rows: until then mail from those whom they mean is mail from strangers.");

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
