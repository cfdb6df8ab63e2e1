package org.mailpromoter.connectors.exchange.ews.mark;

import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.call.Items;
import org.mailpromoter.connectors.exchange.ews.call.Paging;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.AnswerTooLargeException;

/** One search for the items of a folder that carry one of some categories (MS-10). */
final class MarkedSearch {
  /** Maximum memory for the ids that were found. */
  private static final int MOST_CHARACTERS = 32 << 20;

  private final Calls calls;
  private final String doing;
  private final XmlRequest.Part folder;
  private final Set<String> keywords;
  private final SearchWay way;
  private final Map<String, Set<String>> found = new LinkedHashMap<>();
  private final Paging paging = new Paging();
  private long characters;

  /**
   * A search that is still to be made.
   *
   * @param keywords in lower case, at least one
   * @param way how the server is asked
   */
  MarkedSearch(
      Calls calls, String doing, XmlRequest.Part folder, Set<String> keywords, SearchWay way) {
    this.calls = calls;
    this.doing = doing;
    this.folder = folder;
    this.keywords = keywords;
    this.way = way;
  }

  /**
   * Searches.
   *
   * @return why this way leads nowhere; empty when all was found
   */
  Optional<Reply> run() throws MailAccessException {
    while (paging.hasNext()) {
      Reply reply = calls.one(doing, request(paging.next()), this::take);
      if (!reply.isFine()) {
        return Optional.of(reply);
      }
      paging.end();
      if (paging.size() > way.mostRows()) {
        return Optional.of(SearchWay.TOO_MANY);
      }
    }
    return Optional.empty();
  }

  /** The ids that were found, each with the keywords that it carries. */
  Map<String, Set<String>> found() {
    return Collections.unmodifiableMap(found);
  }

  private XmlRequest.Part request(Map<String, String> page) {
    return body ->
        body.element(
            "m:FindItem",
            Map.of("Traversal", "Shallow"),
            find -> {
              find.element("m:ItemShape", Items::withCategories)
                  .empty("m:IndexedPageItemView", page);
              way.restrict(find, keywords);
              find.element("m:ParentFolderIds", folder);
            });
  }

  private void take(String name, XmlAnswer at) throws IOException {
    if (name.equals("RootFolder")) {
      paging.begin(at);
      at.eachChild(
          part -> {
            if (part.equals("Items")) {
              at.eachChild(kind -> item(at));
            }
          });
    }
  }

  /** Servers differ in what they consider contained; unwanted results are removed here. */
  private void item(XmlAnswer at) throws IOException {
    String[] id = {""};
    Set<String> carried = new HashSet<>();
    at.eachChild(
        part -> {
          switch (part) {
            case "ItemId" -> id[0] = Items.id(at);
            case "Categories" ->
                at.eachChild(each -> carried.add(at.text().strip().toLowerCase(Locale.ROOT)));
            default -> {}
          }
        });
    if (!id[0].isEmpty()) {
      paging.row(id[0]);
      carried.retainAll(keywords);
      if (!carried.isEmpty()) {
        keep(id[0], carried);
      }
    }
  }

  private void keep(String id, Set<String> carried) throws IOException {
    if (found.put(id, Set.copyOf(carried)) == null) {
      characters += id.length();
    }
    if (characters > MOST_CHARACTERS) {
      throw new AnswerTooLargeException("it finds more messages than a folder can have");
    }
  }
}
