package org.mailpromoter.connectors.graph.mark;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.json.JsonAnswer;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.connectors.graph.reply.Reply;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.AnswerTooLargeException;

/** Finds the messages of a folder that carry one of some categories (MS-10). */
public final class KeywordSearch {
  private static final int PAGE = 1_000;
  private static final int MOST_PAGES = 1_000;

  private final Calls calls;
  private final String doing;
  private final Set<String> keywords;
  private final Map<String, Set<String>> found = new LinkedHashMap<>();

  private KeywordSearch(Calls calls, String doing, Set<String> keywords) {
    this.calls = calls;
    this.doing = doing;
    this.keywords = keywords;
  }

  /**
   * Searches.
   *
   * @param doing what is being done, for messages to people
   * @param folder where the folder is below the root of Graph
   * @param keywords in lower case, at least one
   * @return ids of messages, each with those of the keywords that it carries
   * @throws MailAccessException with {@link
   *     org.mailpromoter.core.mailbox.MailboxError#KEYWORDS_NOT_SEARCHED} if the search is refused
   */
  public static Map<String, Set<String>> find(
      Calls calls, String doing, String folder, Set<String> keywords) throws MailAccessException {
    KeywordSearch search = new KeywordSearch(calls, doing, keywords);
    search.run(folder);
    return search.found;
  }

  /** Some mailboxes refuse this filter together with an order, so there is none. */
  private void run(String folder) throws MailAccessException {
    String wanted =
        keywords.stream()
            .sorted()
            .map(each -> "categories/any(c:c eq " + Links.quoted(each) + ")")
            .collect(Collectors.joining(" or "));
    String target =
        folder + "/messages?$filter=" + Links.query(wanted) + "&$select=id,categories&$top=" + PAGE;
    for (int pages = 0; !target.isEmpty(); pages++) {
      Calls.Answered<Page> answer = calls.ask(doing, Request.get(target), Page::new);
      refuse(answer.reply());
      String link = answer.content().link;
      if (!link.isEmpty() && !calls.links().admits(link)) {
        throw calls.failures().astray(doing, link);
      }
      if (link.equals(target) || pages >= MOST_PAGES) {
        throw calls.failures().senseless(doing, "it continues without an end");
      }
      target = link;
    }
  }

  private void refuse(Reply reply) throws MailAccessException {
    if (!reply.isFine()) {
      throw reply.is(GraphError.REFUSED)
          ? calls.failures().notSearched(doing, reply)
          : calls.failures().ofFolder(doing, reply);
    }
  }

  /** A page of messages; what the server found too much is left out here. */
  private final class Page implements Entity {
    /** Far more than a folder has. */
    private static final int MOST = 200_000;

    private static final int LONGEST_LINK = (32 << 10) + 1; // longer ones are refused

    private String link = "";

    @Override
    public void member(String name, JsonAnswer at) throws IOException {
      switch (name) {
        case "value" -> at.eachItem(this::message);
        case "@odata.nextLink" -> link = at.text(LONGEST_LINK);
        default -> {}
      }
    }

    private void message(JsonAnswer at) throws IOException {
      String[] id = {""};
      Set<String> carried = new HashSet<>();
      at.eachMember(
          (name, value) -> {
            switch (name) {
              case "id" -> id[0] = value.text(2_000);
              case "categories" ->
                  value.eachItem(
                      each -> carried.add(each.text(255).strip().toLowerCase(Locale.ROOT)));
              default -> {}
            }
          });
      carried.retainAll(keywords);
      if (!id[0].isEmpty() && !carried.isEmpty()) {
        found.put(id[0], Set.copyOf(carried));
      }
      if (found.size() > MOST) {
        throw new AnswerTooLargeException("it finds more messages than a folder can have");
      }
    }
  }
}
