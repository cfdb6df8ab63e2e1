package org.mailpromoter.connectors.exchange.ews.mark;

import java.util.Map;
import java.util.Set;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;

/** Kinds of search for items with categories; excess results are removed afterwards. */
enum SearchWay {
  /** Those that carry one of some categories: what Exchange understands. */
  BY_NAME {
    @Override
    void restrict(XmlRequest find, Set<String> keywords) {
      find.element("m:Restriction", restriction -> names(restriction, keywords));
    }
  },
  /** Those that carry any category. */
  BY_EXISTENCE {
    @Override
    void restrict(XmlRequest find, Set<String> keywords) {
      find.element(
          "m:Restriction", restriction -> restriction.element("t:Exists", SearchWay::categories));
    }
  },
  /** All of a folder, unless it is large: half a list would look as if marks were taken off. */
  WITHOUT_RESTRICTION {
    @Override
    void restrict(XmlRequest find, Set<String> keywords) {}

    @Override
    int mostRows() {
      return 20_000;
    }
  };

  /** The failure of a folder with more rows than a search may return. */
  static final Reply TOO_MANY =
      Reply.ofOurs("too many messages", "the folder is too large to be searched");

  /** Writes which items are wanted. */
  abstract void restrict(XmlRequest find, Set<String> keywords);

  /** How many rows may come in all. */
  int mostRows() {
    return Integer.MAX_VALUE;
  }

  private static void names(XmlRequest restriction, Set<String> keywords) {
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
        contains -> {
          categories(contains);
          contains.empty("t:Constant", Map.of("Value", keyword));
        });
  }

  private static void categories(XmlRequest inside) {
    inside.empty("t:FieldURI", Map.of("FieldURI", "item:Categories"));
  }
}
