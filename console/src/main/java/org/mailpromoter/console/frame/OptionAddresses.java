package org.mailpromoter.console.frame;

import org.mailpromoter.core.party.RecordId;

/** Where the personal options of users and queues are. */
public final class OptionAddresses {
  private OptionAddresses() {}

  /** The page of a user or queue. */
  public static String of(RecordId owner) {
    return "/" + owner.kind().word() + "s/" + Queries.encoded(owner.key()) + "/options";
  }
}
