package org.mailpromoter.deployment;

/** Words of commands that people copy into a shell. */
public final class ShellWord {
  /** Characters without a meaning to any shell at any place in a word. */
  private static final String PLAIN = "@%+:,./-_";

  private ShellWord() {}

  /**
   * A word quoted for a POSIX shell (Shell Command Language, 2.2.2), in single quotes if it is not
   * plain.
   */
  public static String quoted(String word) {
    return isPlain(word) ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(String word) {
    boolean plain = !word.isEmpty();
    for (int i = 0; plain && i < word.length(); i++) {
      char c = word.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      plain = alphanumeric || PLAIN.indexOf(c) >= 0 || (c == '=' && i > 0);
    }
    return plain;
  }
}
