package org.mailpromoter.connectors.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.mailbox.MailAccessException;

/** Errors of mail in files. */
enum FileError implements ErrorCode {
  MISSING(
      FaultScope.MAILBOX,
      "Check the path of the mailbox; a relative path starts at the configuration file."),
  UNREADABLE(FaultScope.MAILBOX, "Check the permissions of the file or folder."),
  WRONG_FORMAT(
      FaultScope.MAILBOX, "Check the path of the mailbox and the format of its server profile."),
  FOLDER_NOT_FOUND(
      FaultScope.FOLDER,
      "Check the name under folders of the mailbox; a test of the mailbox lists the folders that"
          + " exist.");

  private final ErrorMeaning meaning;

  FileError(FaultScope scope, String remedy) {
    this.meaning = new ErrorMeaning(scope, Retry.AFTER_A_CHANGE, remedy);
  }

  MailAccessException failure(String mailbox, Path path, String why, @Nullable Throwable cause) {
    return new MailAccessException(
        this, "Mailbox " + mailbox + ": " + path + " cannot be read: " + why + ".", cause);
  }

  @Override
  public String id() {
    return ErrorCode.id("file", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
