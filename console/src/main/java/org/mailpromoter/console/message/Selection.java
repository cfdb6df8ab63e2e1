package org.mailpromoter.console.message;

import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.change.Retries.Manner;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.web.Fields;

/**
 * Messages that were selected in a list, and what is to be done with them.
 *
 * @param manner how they are decided again
 * @param messages those that are no activity, with their evidence
 * @param already how many others are activities already
 */
record Selection(Manner manner, List<StoredDecision> messages, int already) {
  static final String MESSAGE = "message";

  /** More than a page has rows cannot be selected. */
  private static final int MOST = 100;

  /** Copies the list. */
  Selection {
    messages = List.copyOf(messages);
  }

  /** Whether a message can be selected by somebody. */
  static boolean isPossible(Permissions permissions, StoredDecision stored) {
    Belonging mailbox = Belonging.to(stored.mailbox());
    return stored.entry().activity().isEmpty()
        && (permissions.allows(Operation.RETRY_MESSAGES, mailbox)
            || permissions.allows(Operation.TRACK_MESSAGE, mailbox));
  }

  /** The use case of a manner. */
  static Operation operation(Manner manner) {
    return switch (manner) {
      case BY_SETTINGS -> Operation.RETRY_MESSAGES;
      case BY_HAND -> Operation.TRACK_MESSAGE;
    };
  }

  /** The word for a manner in addresses. */
  static String word(Manner manner) {
    return switch (manner) {
      case BY_SETTINGS -> "retry";
      case BY_HAND -> "track";
    };
  }

  /**
   * The selection of a query or form.
   *
   * @throws WrongInputException if nothing or too much is selected
   * @throws ForbiddenException if the visitor may not do it with one of the messages
   */
  static Selection of(Visit visit, Manner manner, Fields fields)
      throws WrongInputException, NotFoundException, ForbiddenException {
    List<String> numbers = fields.all(MESSAGE).stream().distinct().toList();
    if (numbers.isEmpty() || numbers.size() > MOST) {
      throw WrongInputException.of(
          MESSAGE,
          numbers.isEmpty()
              ? "No message is selected. Go back and tick some."
              : "At most " + MOST + " messages can be selected.");
    }
    List<StoredDecision> messages = new ArrayList<>();
    for (String each : numbers) {
      StoredDecision found = find(visit, each);
      visit.permissions().demand(operation(manner), Belonging.to(found.mailbox()));
      messages.add(found);
    }
    List<StoredDecision> open =
        messages.stream().filter(each -> each.entry().activity().isEmpty()).toList();
    return new Selection(manner, open, messages.size() - open.size());
  }

  /** Whole, since it is decided again; pages show what the visitor may see of it. */
  private static StoredDecision find(Visit visit, String number)
      throws NotFoundException, ForbiddenException, WrongInputException {
    if (!number.matches("[1-9][0-9]{0,17}")) {
      throw WrongInputException.of(MESSAGE, "'" + number + "' is no number of a message.");
    }
    return new AnalyzedMessages(visit.open()).find(Long.parseLong(number));
  }
}
