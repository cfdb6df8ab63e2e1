package org.mailpromoter.app.command;

import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.MessageIdentity;

/** Words as shown to people. */
final class Words {
  private Words() {}

  /** A number of things, in the singular where it is one. */
  static String some(long count, String thing) {
    return count + " " + (count == 1 ? thing : plural(thing));
  }

  private static String plural(String thing) {
    boolean consonantBeforeY = thing.matches(".*[^aeiou]y");
    if (consonantBeforeY) {
      return thing.substring(0, thing.length() - 1) + "ies";
    }
    return thing + (thing.matches(".*(s|x|ch|sh)") ? "es" : "s");
  }

  /** The Message-ID of a message; null if it has none. */
  static @Nullable String messageId(MessageIdentity identity) {
    return identity.key().startsWith("<") ? identity.key() : null;
  }
}
