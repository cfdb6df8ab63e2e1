package org.mailpromoter.app.command;

import org.mailpromoter.installation.WrongPageException;

/** Why a page cannot be shown, as a sentence. */
public final class WrongPageSentence {
  private WrongPageSentence() {}

  /** The sentence. */
  public static String of(WrongPageException wrong) {
    return "No page of this list with these options ends with the key '"
        + wrong.word()
        + "'. Repeat the command that printed the key, with the same options, and add --after.";
  }
}
