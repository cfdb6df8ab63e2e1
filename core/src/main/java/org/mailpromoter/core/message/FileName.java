package org.mailpromoter.core.message;

/** Names of files as mail writes them, and the labels that they become. */
final class FileName {
  private static final int LONGEST = 150;
  private static final int LONGEST_EXTENSION = 20;

  /** Longer names are not names; what lies between their two ends is not worth decoding. */
  private static final int LONGEST_WRITTEN = 2_000;

  private FileName() {}

  /** The name as a label: decoded, without controls, without any path, with its extension. */
  static String label(String written) {
    String name = HeaderText.decoded(withoutMiddle(written));
    int path = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    return shortened(name.substring(path + 1).strip());
  }

  private static String withoutMiddle(String written) {
    int length = written.length();
    return length <= LONGEST_WRITTEN
        ? written
        : written.substring(0, LONGEST_WRITTEN / 2)
            + written.substring(length - LONGEST_WRITTEN / 2);
  }

  /** Cuts before the extension, which says what the file is. */
  private static String shortened(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
    int end = LONGEST - extension.length();
    return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end)
        + extension;
  }
}
