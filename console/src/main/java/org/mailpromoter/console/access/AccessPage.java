package org.mailpromoter.console.access;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;

/**
 * The page of accounts, API tokens and sessions.
 *
 * @param frame its frame
 * @param who what the visitor sees and may do here
 * @param accounts the accounts; none if the visitor may not see them
 * @param tokens API tokens
 * @param moreTokens how many are not shown; empty if all are
 * @param sessions who is logged in
 * @param moreSessions how many are not shown; empty if all are
 */
public record AccessPage(
    Frame frame,
    Who who,
    List<AccountRow> accounts,
    List<TokenRow> tokens,
    String moreTokens,
    List<SessionRow> sessions,
    String moreSessions) {
  /** Copies the lists. */
  public AccessPage {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(who, "who");
    accounts = List.copyOf(accounts);
    tokens = List.copyOf(tokens);
    sessions = List.copyOf(sessions);
  }

  /**
   * What the visitor sees and may do.
   *
   * @param sees whether they see accounts
   * @param changes whether they may change accounts
   * @param makes whether they may make API tokens
   * @param ended whether tokens are shown that cannot be used any more
   */
  public record Who(boolean sees, boolean changes, boolean makes, boolean ended) {}

  /**
   * An account.
   *
   * @param href where it is changed; empty if the visitor may not
   * @param id what it logs in with
   * @param name what people call them
   * @param role what they do
   * @param user the configured user they are; empty for none
   * @param own their mailboxes and queues, in words
   * @param state whether they can log in
   */
  public record AccountRow(
      String href, String id, String name, String role, String user, String own, Chip state) {}

  /**
   * An API token.
   *
   * @param id names it
   * @param label what it is for
   * @param holder whose it is
   * @param scopes what it is limited to
   * @param used when it was last used; none if it never was
   * @param expires when it ends
   * @param state whether it can be used
   * @param revocable whether the visitor may revoke it
   */
  public record TokenRow(
      String id,
      String label,
      String holder,
      List<String> scopes,
      List<Moment> used,
      Moment expires,
      Chip state,
      boolean revocable) {
    /** Copies the lists. */
    public TokenRow {
      scopes = List.copyOf(scopes);
      used = List.copyOf(used);
    }
  }

  /**
   * Somebody who is logged in.
   *
   * @param id names it
   * @param holder who
   * @param role what they do
   * @param device their browser and system
   * @param origin from where and how they logged in
   * @param seen when they were last active
   * @param ends when it ends at the latest
   * @param current whether it is the one of the visitor
   * @param endable whether the visitor may end it
   */
  public record SessionRow(
      String id,
      String holder,
      String role,
      String device,
      String origin,
      Moment seen,
      Moment ends,
      boolean current,
      boolean endable) {}
}
