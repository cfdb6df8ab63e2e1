package org.mailpromoter.deployment;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/** Errors of a configuration as a whole. */
public enum ConfigError implements ErrorCode {
  /** There is no such file. */
  MISSING("config/missing", "Write a configuration file, or name another one."),
  /** A folder was named in its place. */
  FOLDER("config/folder", "Name the file in the folder, for example FOLDER/mailpromoter.yaml."),
  /** The file cannot be read. */
  UNREADABLE("config/unreadable", "Allow the user who runs this program to read the file."),
  /** The file is not UTF-8. */
  NOT_UTF8(
      "config/not-utf8",
      "Save the file as UTF-8; editors offer the encoding when saving under a name."),
  /** The file is not YAML. */
  NOT_YAML("config/not-yaml", "Fix the line shown. Indent with spaces, not tabs."),
  /** Keys or values are wrong. */
  INVALID("config/invalid", "Correct the lines that are named. Then check the file again."),
  /** A setting that was to be changed does not exist or does not take the value. */
  BAD_CHOICE("config/bad-choice", "Look up the available settings and their values.");

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
