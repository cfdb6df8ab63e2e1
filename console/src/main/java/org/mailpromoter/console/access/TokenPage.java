package org.mailpromoter.console.access;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;

/**
 * An API token that is made.
 *
 * @param frame its frame
 * @param token the token, which is shown once; empty before it is made
 * @param expires until when it can be used; empty before it is made
 * @param label what it is for
 * @param name the name of a program; empty for a token of the visitor
 * @param choices for how long, and the role of a program
 * @param scopes what it can be limited to
 * @param once a word that only the first sending of the form has; empty after it is made
 * @param programs whether the visitor may make tokens for programs
 */
public record TokenPage(
    Frame frame,
    String token,
    String expires,
    String label,
    String name,
    List<Choices> choices,
    List<ScopeChoice> scopes,
    String once,
    boolean programs) {
  /** Copies the lists. */
  public TokenPage {
    Objects.requireNonNull(frame, "frame");
    choices = List.copyOf(choices);
    scopes = List.copyOf(scopes);
  }

  /**
   * Something that a token can be limited to.
   *
   * @param word what is sent
   * @param meaning what it allows
   * @param chosen whether it is chosen
   */
  public record ScopeChoice(String word, String meaning, boolean chosen) {}
}
