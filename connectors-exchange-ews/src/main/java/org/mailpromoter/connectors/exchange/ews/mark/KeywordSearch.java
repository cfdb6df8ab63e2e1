package org.mailpromoter.connectors.exchange.ews.mark;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * Finds items by their categories, with the kind of search that the server supports. Not every
 * server that speaks Exchange Web Services searches in categories; a refused search is not tried
 * again in a session.
 */
public final class KeywordSearch {
  private final Calls calls;
  private final Deque<SearchWay> ways = new ArrayDeque<>(List.of(SearchWay.values()));

  public KeywordSearch(Calls calls) {
    this.calls = calls;
  }

  /**
   * Searches.
   *
   * @param doing what is being done, for messages to people
   * @param folder writes the folder's id
   * @param keywords in lower case, at least one
   * @return ids of items, each with those of the keywords that it carries
   * @throws MailAccessException with {@link
   *     org.mailpromoter.core.mailbox.MailboxError#KEYWORDS_NOT_SEARCHED} where each way is refused
   */
  public Map<String, Set<String>> find(String doing, XmlRequest.Part folder, Set<String> keywords)
      throws MailAccessException {
    Optional<Reply> refusal = Optional.empty();
    while (!ways.isEmpty()) {
      MarkedSearch search = new MarkedSearch(calls, doing, folder, keywords, ways.getFirst());
      refusal = search.run();
      if (refusal.isEmpty()) {
        return search.found();
      }
      if (!isOfTheSearch(refusal.get())) {
        throw calls.failures().ofFolder(doing, refusal.get());
      }
      if (refusal.get().equals(SearchWay.TOO_MANY)) {
        break;
      }
      ways.removeFirst();
    }
    throw calls.failures().notSearched(doing, refusal);
  }

  /** Whether it is this question that the server does not want; all others come later again. */
  private static boolean isOfTheSearch(Reply reply) {
    return reply.is(EwsError.REFUSED);
  }
}
