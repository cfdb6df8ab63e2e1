package org.mailpromoter.connectors.exchange.ews;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.MailAccessException;

/** Finds the items of a folder that carry one of some categories (MS-10). */
final class MarkedSearch {
  /** The server's own limit for what one search may find at once. */
  private static final int PAGE = 1_000;

  private static final int MOST_ITEMS = 1_000_000;

  private final Calls calls;
  private final String doing;
  private final XmlRequest.Part folder;
  private final Set<String> keywords;
  private final Set<String> found = new LinkedHashSet<>();
  private int offset;
  private boolean last;

  private MarkedSearch(Calls calls, String doing, XmlRequest.Part folder, Set<String> keywords) {
    this.calls = calls;
    this.doing = doing;
    this.folder = folder;
    this.keywords = keywords;
  }

  /**
   * Searches.
   *
   * @param keywords in lower case, at least one
   * @return ids of items
   */
  static List<String> find(Calls calls, String doing, XmlRequest.Part folder, Set<String> keywords)
      throws MailAccessException {
    return new MarkedSearch(calls, doing, folder, keywords).all();
  }

  private List<String> all() throws MailAccessException {
    int before = -1;
    while (!last && offset > before && found.size() < MOST_ITEMS) {
      before = offset;
      calls.fine(doing, request(), this::take);
    }
    return List.copyOf(found);
  }

  private XmlRequest.Part request() {
    return body ->
        body.element(
            "m:FindItem",
            Map.of("Traversal", "Shallow"),
            find ->
                find.element("m:ItemShape", Items::withCategories)
                    .empty("m:IndexedPageItemView", Paging.from(offset, PAGE))
                    .element("m:Restriction", this::restriction)
                    .element("m:ParentFolderIds", folder));
  }

  private void restriction(XmlRequest restriction) {
    if (keywords.size() == 1) {
      keywords.forEach(keyword -> contains(restriction, keyword));
    } else {
      restriction.element(
          "t:Or", any -> keywords.stream().sorted().forEach(keyword -> contains(any, keyword)));
    }
  }

  private static void contains(XmlRequest restriction, String keyword) {
    restriction.element(
        "t:Contains",
        Map.of("ContainmentMode", "FullString", "ContainmentComparison", "IgnoreCase"),
        contains ->
            contains
                .empty("t:FieldURI", Map.of("FieldURI", "item:Categories"))
                .empty("t:Constant", Map.of("Value", keyword)));
  }

  private void take(String name, XmlAnswer at) throws IOException {
    if (name.equals("RootFolder")) {
      last = Paging.isLast(at);
      offset = Paging.next(at, offset + PAGE);
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
            case "ItemId" -> id[0] = at.attribute("Id");
            case "Categories" ->
                at.eachChild(each -> categories.add(at.text().strip().toLowerCase(Locale.ROOT)));
            default -> {}
          }
        });
    if (!id[0].isEmpty() && categories.stream().anyMatch(keywords::contains)) {
      found.add(id[0]);
    }
  }
}
