package org.mailpromoter.connectors.exchange.ews.call;

import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * Changes that a server refused. Items that no longer exist are not included (MS-11); an item
 * refused for missing rights is a refusal of the folder.
 */
public final class Refusals {
  private final List<Reply> refusals = new ArrayList<>();

  public void add(Reply reply) {
    if (!reply.is(EwsError.MESSAGE_GONE) && !reply.is(EwsError.ID_REFUSED)) {
      refusals.add(reply);
    }
  }

  public void failIfAny(Failures failures, String doing) throws MailAccessException {
    if (!refusals.isEmpty()) {
      Reply first = refusals.get(0);
      throw first.is(EwsError.ACCESS_DENIED)
          ? failures.folderDenied(doing, first)
          : failures.refused(doing, first);
    }
  }
}
