package org.mailpromoter.app.exit;

/** The exit codes of the command, as the user guide documents them. */
public final class ExitCode {
  /** Everything went well. */
  public static final int OK = 0;

  /** Internal error. */
  public static final int INTERNAL = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** The configuration, or an imported file, is refused. */
  public static final int CONFIGURATION = 3;

  /** The database cannot be used. */
  public static final int STORAGE = 4;

  /** A mailbox or folder could not be synchronized; the others were. Or another part failed. */
  public static final int MAILBOX = 5;

  /** The message, activity, user or setting does not exist. */
  public static final int NOT_FOUND = 6;

  /** Another process is synchronizing into the database. */
  public static final int ALREADY_RUNNING = 7;

  /** Re-evaluated decisions differ from the stored ones, or settings from those of another CRM. */
  public static final int DIFFERENT = 8;

  /** A sink did not accept everything; the rest is retried. */
  public static final int SINK = 9;

  /** A check was asked for, and a mailbox or a sink needs attention. */
  public static final int NOT_WELL = 10;

  /** A signal stopped the command; committed work is kept. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
