package org.mailpromoter.core.diagnosis.english;

import org.mailpromoter.core.policy.Origin;

/**
 * Where a setting's value came from, in words.
 *
 * @since 0.1
 */
public final class EnglishOrigin implements Origin.Cases<String> {
  private static final EnglishOrigin INSTANCE = new EnglishOrigin();

  private EnglishOrigin() {}

  /** An origin in a few words, for a table or in brackets. */
  public static String of(Origin origin) {
    return origin.match(INSTANCE);
  }

  @Override
  public String byDefault(Origin.ByDefault origin) {
    return "default";
  }

  @Override
  public String file(Origin.InFile origin) {
    return origin.file() + ", line " + origin.line();
  }

  @Override
  public String choice(Origin.ByChoice origin) {
    return "chosen by " + EnglishActor.of(origin.who()) + " at " + EnglishTime.of(origin.at());
  }

  @Override
  public String program(Origin.ByProgram origin) {
    return "set by " + origin.program();
  }
}
