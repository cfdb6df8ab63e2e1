package org.mailpromoter.installation.english;

import org.mailpromoter.core.sending.EvidenceSearch;
import org.mailpromoter.core.sending.SendReason;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.sending.SentCopy;

/** Where mail that goes out is, and why, in words. */
public final class EnglishOutgoing {
  private EnglishOutgoing() {}

  /** Where a mail is, as the rest of a sentence: {@code was sent}. */
  public static String phase(SendState state) {
    return switch (state.phase()) {
      case DRAFT -> "is a draft";
      case PENDING_SEND -> "waits (" + reason(state) + ")";
      case SENDING, HANDED_OVER -> "is being sent";
      case SENT -> "was sent";
      case FAILED -> "was not sent (" + reason(state) + ")";
      case UNCERTAIN -> "is in doubt (" + reason(state) + ")";
      case HELD -> "is held (" + reason(state) + ")";
      case CANCELED -> "was canceled";
    };
  }

  /** Why a mail is in its phase. */
  public static String reason(SendState state) {
    return reason(state.reason());
  }

  /** Why a mail came into a phase. */
  public static String reason(SendReason reason) {
    return switch (reason) {
      case NOT_REQUESTED -> "nobody asked to send it";
      case REQUESTED -> "for its first try";
      case DUE -> "its turn has come";
      case ACCEPTED -> "the server accepted it";
      case REFUSED -> "the server refuses it";
      case DEFERRED -> "the server does not take it now";
      case GAVE_UP -> "it was tried for as long as give-up-after says";
      case INTERRUPTED -> "the program ended while it was sent";
      case ANSWER_LOST -> "the server may have accepted it, but its answer is lost";
      case INTERRUPTED_AFTER_HAND_OVER ->
          "the program ended while the server answered, which may have accepted it";
      case LIMIT_REACHED -> "the mailbox has sent as much as it may for now";
      case SENDING_OFF -> "the mailbox does not send: send is not true in its section";
      case LOGIN_REFUSED -> "the server refuses the login";
      case RELEASED -> "it was held before";
      case REPORTED_DELIVERED -> "a delivery report says that it arrived";
      case REPORTED_DELAYED -> "a delivery report says that it is late";
      case REPORTED_UNDELIVERED -> "a delivery report says that it cannot be delivered";
      case PROVEN -> "there is evidence that it was sent";
      case SAID_SENT -> "a person says so";
      case SAID_AGAIN -> "a person has it sent again";
      case CANCELED -> "a person gave it up";
    };
  }

  /** Where its copy is in the folder of sent mail. */
  public static String copy(SentCopy copy) {
    return switch (copy.state()) {
      case WANTED -> "not there yet" + because(copy);
      case FOUND, ADDED -> "in the folder " + copy.folder();
      case LEFT_TO_SERVER -> "left to the server";
      case NOT_WANTED -> "none, the mailbox keeps none";
      case GIVEN_UP -> "none, it could not be made" + because(copy);
    };
  }

  private static String because(SentCopy copy) {
    return copy.words().isEmpty() ? "" : ": " + copy.words();
  }

  /** What a search in the folder of sent mail found. */
  public static String search(EvidenceSearch search) {
    String where = search.folder().isEmpty() ? "the folder of sent mail" : search.folder();
    return switch (search.result()) {
      case FOUND -> "found in " + where;
      case NOT_THERE -> "not in " + where;
      case NOT_SEARCHED -> where + " could not be searched: " + search.words();
    };
  }
}
