package org.mailpromoter.connectors.graph.probe;

import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.reply.Reply;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * Asks about one mailbox.
 *
 * @param calls requests of one session
 * @param mailbox where the mailbox is below the root of Graph
 */
record Question(Calls calls, String mailbox) {
  static final String DOING = "probing the mailbox";

  /** A page of a folder by its well-known name. */
  Calls.Answered<SeenPage> newest(String folder, int most, String select, String expand)
      throws MailAccessException {
    return page(
        Request.get(
            messages(folder)
                + "?$orderby="
                + Links.query("receivedDateTime desc")
                + "&$top="
                + most
                + "&"
                + options(select, expand)));
  }

  String messages(String folder) {
    return mailbox + "/mailFolders/" + folder + "/messages";
  }

  static String options(String select, String expand) {
    return "$select=" + select + (expand.isEmpty() ? "" : "&$expand=" + Links.query(expand));
  }

  Calls.Answered<SeenPage> page(Request request) throws MailAccessException {
    return calls.ask(DOING, request, SeenPage::new);
  }

  /** Why nothing was seen, without a word of the server, which may name somebody. */
  static String refused(Reply reply) {
    return "Graph refused the question (" + reply.kind().id() + ", HTTP " + reply.status() + ").";
  }
}
