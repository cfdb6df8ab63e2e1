package org.mailpromoter.installation.english;

import org.mailpromoter.installation.permission.ForbiddenException;

/** Why a caller may not do something, as a sentence. */
public final class EnglishForbidden {
  private EnglishForbidden() {}

  /** The sentence. */
  public static String of(ForbiddenException forbidden) {
    String operation = forbidden.operation().word();
    return switch (forbidden.why()) {
      case ROLE -> "Your role does not include " + operation + ".";
      case SCOPE ->
          "The API token lacks the scope "
              + forbidden.operation().scope().word()
              + ", which "
              + operation
              + " needs.";
      case FOREIGN -> "It belongs to others, and you may do " + operation + " only with your own.";
    };
  }
}
