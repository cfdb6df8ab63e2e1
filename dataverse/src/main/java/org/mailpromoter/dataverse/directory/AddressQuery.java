package org.mailpromoter.dataverse.directory;

import java.util.List;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.dataverse.client.DataverseException;

/** A way to ask for the records of addresses. Thread-safe. */
interface AddressQuery {
  /** How many bytes an address takes in the longest part of a request. */
  int weight(EmailAddress address);

  /**
   * Asks with one request.
   *
   * @return the records with the addresses under which they were found, other addresses among them
   * @throws IncompleteException if there are more records than an answer has
   */
  List<Found> ask(List<EmailAddress> addresses)
      throws DataverseException, IncompleteException, InterruptedException;

  /** An answer has a part of the records only. */
  final class IncompleteException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
