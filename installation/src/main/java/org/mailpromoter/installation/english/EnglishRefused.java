package org.mailpromoter.installation.english;

import org.mailpromoter.installation.RefusedException;

/** Why a request about something that exists is not carried out, as a sentence. */
public final class EnglishRefused {
  private EnglishRefused() {}

  /** The sentence. */
  public static String of(RefusedException refused) {
    return switch (refused.why()) {
      case IN_CONFIGURATION_FILE ->
          "Users and queues such as "
              + refused.about().get(0)
              + " are declared in the configuration file.";
      case PROMOTED_ALREADY ->
          "Decision "
              + refused.about().get(0)
              + " is about email activity "
              + refused.about().get(1)
              + "; there is nothing to do.";
      case NO_TRACKED_KEYWORDS ->
          "Nothing can be tracked by hand, because the setting tracked-keywords is empty.";
      case NO_SIGNING_KEY ->
          "No key for signing tokens is configured. Set organization.token-signing-keys.";
      case NO_REASON -> "Say why you want to see mail of somebody else. The audit log keeps it.";
      case NEVER_REVEALED -> "Mail of others is not revealed here.";
      case ACCOUNT_EXISTS -> "There is an account " + refused.about().get(0) + " already.";
      case ACCOUNT_CHANGED ->
          "Somebody else changed the account "
              + refused.about().get(0)
              + " meanwhile. Nothing was changed; look at it and try again.";
      case LAST_ADMINISTRATOR ->
          refused.about().get(0)
              + " is the last account that can log in as an administrator, and stays one. Give"
              + " another account the role first.";
      case PASSWORD_LENGTH ->
          "A password has "
              + refused.about().get(0)
              + " to "
              + refused.about().get(1)
              + " characters; several words that you remember are a good one.";
      case PASSWORD_COMMON ->
          "This password is among the first that somebody would guess. Choose another one.";
      case TOKEN_LIMITS ->
          "An API token has at least one scope and ends within "
              + refused.about().get(0)
              + " days.";
      case TOKEN_SCOPES ->
          "An API token allows no more than the login or token that makes it. Leave out "
              + String.join(", ", refused.about())
              + ", or log in with more.";
      case TOKEN_FOREIGN ->
          "An API token acts for its holder, so "
              + refused.about().get(0)
              + " makes it. Administrators make tokens for programs, which have a name and a role.";
      case ACCOUNT_HAS_ROLE ->
          "There is an account "
              + refused.about().get(0)
              + ", which has a role. Leave out the role, or choose another name.";
      case MUTED_UNTIL ->
          "Alerts are muted until a time in the future, at most "
              + refused.about().get(0)
              + " days from now.";
      case MUCH_MAIL ->
          "This period has more than "
              + refused.about().get(0)
              + " messages, and is reported on as a job.";
      case SENDS_NOTHING ->
          "No mailbox sends mail for "
              + refused.about().get(0)
              + ". Give the mailbox a sender and send: true in the configuration file, or name "
              + refused.about().get(0)
              + " in its sends-for.";
      case NO_SENDER_ADDRESS ->
          refused.about().get(0) + " has no address, so no mail can be sent from there.";
      case UNWRITABLE_MAIL -> "The mail cannot be sent: " + refused.about().get(0) + ".";
      case AUTOMATIC_ANSWER ->
          "A program does not answer this mail: " + refused.about().get(0) + ".";
      case OUTGOING_PHASE ->
          "Outgoing mail "
              + refused.about().get(0)
              + " is "
              + refused.about().get(1)
              + "; this cannot be done now.";
      case MANY_DRAFTS ->
          "You have "
              + refused.about().get(0)
              + " drafts, and more are not kept. Send or delete some of them.";
      case ERASED ->
          refused.about().get(0)
              + " stands for every person who was erased, so it is linked to no record.";
    };
  }
}
