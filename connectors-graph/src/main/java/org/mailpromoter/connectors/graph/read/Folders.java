package org.mailpromoter.connectors.graph.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.graph.call.Batches;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.reply.Reply;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * The folders of one mailbox by their names. A folder is named by the path of display names from
 * the top of the mailbox, {@code Projects/2026}. The inbox is {@code INBOX} in any case and
 * language, and so do the paths of the folders below it begin.
 */
public final class Folders {
  private static final String INBOX = "INBOX";
  private static final String LISTING = "listing the folders";
  private static final String ROOT = "msgfolderroot";
  private static final int PAGE = 250;
  private static final int MOST_FOLDERS = 100_000;
  private static final int DEEPEST = 300;

  /** Maximum memory for the names and ids of all folders. */
  private static final int MOST_CHARACTERS = 32 << 20;

  private final Calls calls;
  private final String mailbox;
  private final String root;
  private final String inbox;
  private final String sent;
  private Map<String, FolderList.Listed> byPath = Map.of();

  private Folders(Calls calls, String mailbox, String root, String inbox, String sent) {
    this.calls = calls;
    this.mailbox = mailbox;
    this.root = root;
    this.inbox = inbox;
    this.sent = sent;
  }

  /**
   * Asks for the folders that every mailbox has, which proves that the mailbox can be read.
   *
   * @param mailbox where the mailbox is below the root of Graph
   */
  public static Folders of(Calls calls, String mailbox) throws MailAccessException {
    String doing = "opening the mailbox";
    Map<String, Calls.Answered<FolderList>> known =
        new Batches(calls, doing)
            .ask(
                List.of("inbox", "sentitems", ROOT),
                name -> Request.get(mailbox + "/mailFolders/" + name + "?$select=id"),
                FolderList::new);
    Reply inbox = answer(known, "inbox").reply();
    if (!inbox.isFine()) {
      throw calls.failures().ofMailbox(doing, inbox);
    }
    return new Folders(calls, mailbox, id(known, ROOT), id(known, "inbox"), id(known, "sentitems"));
  }

  private static Calls.Answered<FolderList> answer(
      Map<String, Calls.Answered<FolderList>> known, String name) {
    return Objects.requireNonNull(known.get(name));
  }

  /** A mailbox without sent items is an ordinary one. */
  private static String id(Map<String, Calls.Answered<FolderList>> known, String name) {
    Calls.Answered<FolderList> answer = answer(known, name);
    return answer.reply().isFine() ? answer.content().id() : "";
  }

  /** The folders that hold mail. */
  public List<Folder> list() throws MailAccessException {
    byPath = paths(tree());
    List<Folder> folders = new ArrayList<>();
    byPath.forEach(
        (path, found) -> folders.add(new Folder(new FolderId(path), path, role(found.id()))));
    return folders;
  }

  private FolderRole role(String id) {
    return id.equals(inbox)
        ? FolderRole.INBOX
        : id.equals(sent) ? FolderRole.SENT : FolderRole.OTHER;
  }

  /**
   * Finds a folder.
   *
   * @param doing what is being done, for messages to people
   * @throws MailAccessException if the folder does not exist
   */
  public Found find(String doing, FolderId folder) throws MailAccessException {
    if (folder.value().equalsIgnoreCase(INBOX)) {
      return found(inbox);
    }
    FolderList.@Nullable Listed listed = listed(canonical(folder.value()));
    if (listed == null) {
      throw calls.failures().noFolder(doing, folder.value());
    }
    return found(listed.id());
  }

  private Found found(String id) {
    return new Found(id, role(id), mailbox + "/mailFolders/" + Links.segment(id));
  }

  /** Folders that were created meanwhile are found by listing again. */
  private FolderList.@Nullable Listed listed(String path) throws MailAccessException {
    if (!byPath.containsKey(path)) {
      byPath = paths(tree());
    }
    return byPath.get(path);
  }

  private static String canonical(String path) {
    boolean belowInbox = path.toUpperCase(Locale.ROOT).startsWith(INBOX + "/");
    return belowInbox ? INBOX + path.substring(INBOX.length()) : path;
  }

  /** All folders by id, in the server's order: one level after the other. */
  private Map<String, FolderList.Listed> tree() throws MailAccessException {
    Map<String, FolderList.Listed> tree = new LinkedHashMap<>();
    Calls.Answered<FolderList> top =
        calls.ask(LISTING, Request.get(mailbox + "/mailFolders?" + options()), FolderList::new);
    List<FolderList.Listed> level = taken(top, tree);
    for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
      level = below(level, tree);
    }
    return tree;
  }

  private static String options() {
    return "$top=" + PAGE + "&" + FolderList.SELECT;
  }

  private List<FolderList.Listed> below(
      List<FolderList.Listed> parents, Map<String, FolderList.Listed> tree)
      throws MailAccessException {
    List<String> ids =
        parents.stream().filter(FolderList.Listed::hasChildren).map(FolderList.Listed::id).toList();
    List<FolderList.Listed> level = new ArrayList<>();
    if (!ids.isEmpty()) {
      String between = "/childFolders?" + options();
      for (Calls.Answered<FolderList> each :
          new Batches(calls, LISTING)
              .ask(
                  ids,
                  id -> Request.get(mailbox + "/mailFolders/" + Links.segment(id) + between),
                  FolderList::new)
              .values()) {
        level.addAll(taken(each, tree));
      }
    }
    return level;
  }

  /** Takes a list of folders with the pages that follow it; returns those that are new. */
  private List<FolderList.Listed> taken(
      Calls.Answered<FolderList> first, Map<String, FolderList.Listed> tree)
      throws MailAccessException {
    List<FolderList.Listed> fresh = new ArrayList<>();
    Calls.Answered<FolderList> page = first;
    while (true) {
      if (!page.reply().isFine()) {
        throw calls.failures().refused(LISTING, page.reply());
      }
      int before = fresh.size();
      for (FolderList.Listed each : page.content().folders()) {
        if (tree.putIfAbsent(each.id(), each) == null) {
          fresh.add(each);
        }
      }
      refuseTooMany(tree);
      String link = page.content().link();
      if (link.isEmpty() || fresh.size() == before) {
        return fresh;
      }
      page = calls.ask(LISTING, Request.get(admitted(link)), FolderList::new);
    }
  }

  private String admitted(String link) throws MailAccessException {
    if (!calls.links().admits(link)) {
      throw calls.failures().astray(LISTING, link);
    }
    return link;
  }

  private void refuseTooMany(Map<String, FolderList.Listed> tree) throws MailAccessException {
    long characters = tree.values().stream().mapToLong(FolderList.Listed::characters).sum();
    if (tree.size() > MOST_FOLDERS || characters > MOST_CHARACTERS) {
      throw calls.failures().senseless(LISTING, "it has more folders than a mailbox can have");
    }
  }

  private Map<String, FolderList.Listed> paths(Map<String, FolderList.Listed> tree) {
    Map<String, FolderList.Listed> paths = new LinkedHashMap<>();
    for (FolderList.Listed each : tree.values()) {
      String path = path(each, tree);
      if (!path.isEmpty()) {
        paths.putIfAbsent(path, each);
      }
    }
    return paths;
  }

  /** From the folder upwards; a circle of parents ends at the depth that Exchange allows. */
  private String path(FolderList.Listed folder, Map<String, FolderList.Listed> tree) {
    StringBuilder path = new StringBuilder();
    FolderList.Listed at = folder;
    for (int depth = 0; depth < DEEPEST; depth++) {
      path.insert(0, (at.id().equals(inbox) ? INBOX : at.name()) + (path.isEmpty() ? "" : "/"));
      FolderList.@Nullable Listed parent = tree.get(at.parent());
      if (parent == null || at.id().equals(inbox) || at.parent().equals(root)) {
        return path.toString();
      }
      at = parent;
    }
    return "";
  }
}
