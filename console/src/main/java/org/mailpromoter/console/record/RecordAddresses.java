package org.mailpromoter.console.record;

import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.web.Fields;

/**
 * Where records and addresses have their pages. What names them is in the query: it may hold a
 * slash, which no path may.
 */
public final class RecordAddresses {
  /** The list of records. */
  static final String LIST = "/records";

  /** The form of a new record. */
  static final String NEW = "/records/new";

  /** One record. */
  static final String ONE = "/records/one";

  /** One address. */
  static final String ADDRESS = "/addresses";

  private RecordAddresses() {}

  /** The page of a record. */
  public static String of(RecordId record) {
    return Queries.path(ONE, Fields.none().with("id", record.toString()));
  }

  /** The page that says whose an address is. */
  public static String of(EmailAddress address) {
    return Queries.path(ADDRESS, Fields.none().with("of", address.value()));
  }
}
