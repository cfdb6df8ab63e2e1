package org.mailpromoter.console.frame;

import java.util.Locale;

/** How good or bad something is. Never shown by colour alone: each has a mark. */
public enum Tone {
  /** It went well. */
  YES("check"),
  /** It failed, or was refused. */
  NO("cross"),
  /** It waits for a person or for a time. */
  WAIT("clock"),
  /** Neither. */
  CALM("dot");

  private final String icon;

  Tone(String icon) {
    this.icon = icon;
  }

  /** The class in the style sheet. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of its mark. */
  public String icon() {
    return icon;
  }
}
