package org.mailpromoter.app.command;

import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.KnownRecords;

/** A record given on the command line that an activity is about. */
final class NamedRecord {
  /** The description of the option that accepts an unknown record. */
  static final String UNKNOWN = "The record exists in the CRM only.";

  private NamedRecord() {}

  /**
   * Returns the record if it exists or if this cannot be determined; the latter is reported.
   *
   * @param anyway whether an unknown record is accepted because it exists in the CRM
   */
  static RecordId of(OpenInstallation open, String text, boolean anyway, Screen screen)
      throws CommandFailure {
    RecordId id = Arguments.record(text);
    try {
      if (!anyway && new KnownRecords(open).existing(id) == KnownRecords.Standing.UNCERTAIN) {
        screen.complain("The record '" + id + "' cannot be checked here; it is accepted as given.");
      }
      return id;
    } catch (NotFoundException e) {
      throw new CommandFailure(
          ExitCode.NOT_FOUND,
          NotFoundSentence.of(e)
              + "\nWhat to do: correct it, add the record with 'mailpromoter records add', or"
              + " use --unknown-record if it exists in the CRM only.");
    }
  }
}
