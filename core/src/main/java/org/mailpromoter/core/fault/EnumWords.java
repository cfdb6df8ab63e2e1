package org.mailpromoter.core.fault;

import java.util.Locale;

/**
 * The words of enum constants, as configuration files, ids and documents write them.
 *
 * @since 0.1
 */
public final class EnumWords {
  private EnumWords() {}

  /**
   * The word of a constant: its name in lower case, with hyphens.
   *
   * @return for example {@code connection-refused} for {@code CONNECTION_REFUSED}
   */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
