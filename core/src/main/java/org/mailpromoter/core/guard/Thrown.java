package org.mailpromoter.core.guard;

import org.jspecify.annotations.Nullable;

/**
 * Describes what a plugin threw.
 *
 * @since 0.1
 */
public final class Thrown {
  /**
   * The method to which {@code System.exit} and similar calls in plugins are redirected. It does
   * not exist, so such a call fails.
   */
  public static final String ENDS_THE_PROGRAM = "aPluginMayNotEndTheProgram";

  private Thrown() {}

  /**
   * What it did, as in {@code it threw java.lang.IllegalStateException: boom}. Never throws, though
   * {@code toString} is code of the plugin, too.
   */
  public static String words(@Nullable Throwable thrown) {
    if (endsTheProgram(thrown)) {
      return "it tried to end the program, which plugins must not do";
    }
    String said = said(thrown);
    return "it threw " + (said.isEmpty() ? "something that cannot even be printed" : said);
  }

  /** Whether it comes from an attempt to end the program. */
  static boolean endsTheProgram(@Nullable Throwable thrown) {
    return thrown instanceof NoSuchMethodError && said(thrown).contains(ENDS_THE_PROGRAM);
  }

  /** What was thrown, as it prints itself; empty if it cannot be printed. Never throws. */
  public static String said(@Nullable Throwable thrown) {
    try {
      return String.valueOf(thrown);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return "";
    }
  }
}
