package org.mailpromoter.core.guard;

import org.jspecify.annotations.Nullable;

/**
 * What a plugin threw, in words.
 *
 * @since 0.1
 */
public final class Thrown {
  /**
   * The method that calls of {@code System.exit} and its kin in plugins are led to. It does not
   * exist, so that such a call fails where it stands.
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
          ? "it tried to end the program, which a plugin may not"
          : "it threw " + text;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return "it threw something that cannot even be printed";
    }
  }
}
