package org.mailpromoter.connectors.graph.read;

import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.PageLimit;

/** Reads the page of a folder behind a cursor. */
interface Reader {
  /**
   * Reads on.
   *
   * @param ask the question
   * @param cursor where to continue
   */
  Step read(Ask ask, GraphCursor cursor, PageLimit limit) throws MailAccessException;

  /**
   * A question about a folder.
   *
   * @param doing what is being done, for messages to people
   * @param name how the engine names the folder
   * @param folder the folder
   */
  record Ask(String doing, FolderId name, Found folder) {}

  /**
   * What came.
   *
   * @param portion what is handed out
   * @param next where to continue
   * @param more whether there is more now
   * @param idle whether nothing has happened since the cursor, so that it may be kept
   */
  record Step(Portion portion, GraphCursor next, boolean more, boolean idle) {}
}
