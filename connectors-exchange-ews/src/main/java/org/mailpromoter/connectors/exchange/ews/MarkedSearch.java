package org.mailpromoter.connectors.exchange.ews;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.AnswerTooLargeException;

/** One search for the items of a folder that carry one of some categories (MS-10). */
final class MarkedSearch {
  /** What the ids that were found may have together in memory. */
  private static final int MOST_CHARACTERS = 32 << 20;

  private final Calls calls;
  private final String doing;
  private final XmlRequest.Part folder;
  private final Set<String> keywords;
  private final SearchWay way;
  private final Set<String> found = new LinkedHashSet<>();
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

  /** The ids of what was found. */
  List<String> found() {
    return List.copyOf(found);
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

  /** Servers differ in what they hold for contained; what is not wanted is left out here. */
  private void item(XmlAnswer at) throws IOException {
    String[] id = {""};
    List<String> categories = new ArrayList<>();
    at.eachChild(
        part -> {
          switch (part) {
            case "ItemId" -> id[0] = Items.id(at);
            case "Categories" ->
                at.eachChild(each -> categories.add(at.text().strip().toLowerCase(Locale.ROOT)));
            default -> {}
          }
        });
    if (!id[0].isEmpty()) {
      paging.row(id[0]);
      if (categories.stream().anyMatch(keywords::contains)) {
        keep(id[0]);
      }
    }
  }

  private void keep(String id) throws IOException {
    if (found.add(id)) {
      characters += id.length();
    }
    if (characters > MOST_CHARACTERS) {
      throw new AnswerTooLargeException("it finds more messages than a folder can have");
    }
  }
}
