package org.mailpromoter.deployment;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/** What can be wrong with a configuration as a whole. */
public enum ConfigError implements ErrorCode {
  /** There is no such file. */
  MISSING(
      "config/missing", "Write one with 'mailpromoter init', or name another with --config FILE."),
  /** The file cannot be read. */
  UNREADABLE("config/unreadable", "Let the user who runs mailpromoter read the file."),
  /** The file is not UTF-8. */
  NOT_UTF8(
      "config/not-utf8",
      "Save the file as UTF-8; editors ask for the encoding when a file is saved under a name."),
  /** The file is no YAML. */
  NOT_YAML("config/not-yaml", "Correct the line that is named. Indent with spaces, not with tabs."),
  /** Keys or values are wrong. */
  INVALID(
      "config/invalid",
      "Correct the lines that are named. 'mailpromoter check-config' checks again."),
  /** A setting that was to be changed does not exist or does not take the value. */
  BAD_CHOICE("config/bad-choice", "'mailpromoter settings' lists what can be set.");

  private final String id;
  private final ErrorMeaning meaning;

  ConfigError(String id, String remedy) {
    this.id = id;
    this.meaning = new ErrorMeaning(FaultScope.INSTALLATION, Retry.AFTER_A_CHANGE, remedy);
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
