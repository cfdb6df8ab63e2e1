package org.mailpromoter.app.command;

/** The exit codes of the command, as the user guide documents them. */
public final class ExitCode {
  /** Everything went well. */
  public static final int OK = 0;

  /** A defect of the program. */
  public static final int INTERNAL = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** The configuration, or an imported file, is refused. */
  public static final int CONFIGURATION = 3;

  /** The database cannot be used. */
  public static final int STORAGE = 4;

  /** A mailbox or folder could not be synchronized; the others were. */
  public static final int MAILBOX = 5;

  /** There is no such message, activity, user or setting. */
  public static final int NOT_FOUND = 6;

  /** Another process is synchronizing into the database. */
  public static final int ALREADY_RUNNING = 7;

  /** Stored decisions come out otherwise when they are taken again. */
  public static final int DIFFERENT = 8;

  /** A sink did not take everything; what it did not take is tried again. */
  public static final int SINK = 9;

  /** Asked whether all is well: a mailbox or a sink is not. */
  public static final int NOT_WELL = 10;

  /** The command was interrupted; what was committed stays. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
