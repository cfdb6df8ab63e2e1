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
    try {
      String text = String.valueOf(thrown);
      return thrown instanceof NoSuchMethodError && text.contains(ENDS_THE_PROGRAM)
          ? "it tried to end the program, which plugins must not do"
          : "it threw " + text;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return "it threw something that cannot even be printed";
    }
  }
}
