package org.mailpromoter.connectors.exchange.ews.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.call.Failures;
import org.mailpromoter.connectors.exchange.ews.call.Items;
import org.mailpromoter.connectors.exchange.ews.call.Paging;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Replies;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.server.Account;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.http.AnswerTooLargeException;

/**
 * The folders of one mailbox by their names. A folder is named by the path of display names from
 * the top of the mailbox, {@code Projects/2026}. The inbox is {@code INBOX} in any case and
 * language, and so do the paths of the folders below it begin.
 */
public final class Folders {
  private static final String INBOX = "INBOX";
  private static final String LISTING = "listing the folders";
  private static final List<String> WELL_KNOWN = List.of("msgfolderroot", "inbox", "sentitems");
  private static final int MOST_FOLDERS = 100_000;
  private static final int DEEPEST = 300;
  private static final int LONGEST_NAME = 1_000;

  /** Maximum memory for the names and ids of all folders. */
  private static final int MOST_CHARACTERS = 32 << 20;

  private final Calls calls;
  private final String root;
  private final String inbox;
  private final String sent;
  private Map<String, Found> byPath = Map.of();
  private long characters;

  private Folders(Calls calls, List<String> wellKnown) {
    this.calls = calls;
    this.root = wellKnown.get(0);
    this.inbox = wellKnown.get(1);
    this.sent = wellKnown.get(2);
  }

  /** A folder as it was listed. */
  private record Found(String id, String parent, String name, String folderClass, String kind) {
    int characters() {
      return id.length() + parent.length() + name.length() + folderClass.length();
    }

    boolean holdsMail() {
      String type = folderClass.toUpperCase(Locale.ROOT);
      return kind.equals("Folder")
          && (type.isEmpty() || type.startsWith("IPF.NOTE") || type.startsWith("IPF.IMAP"));
    }
  }

  /** Asks for the folders that every mailbox has, which proves that the mailbox can be read. */
  public static Folders of(Calls calls) throws MailAccessException {
    String doing = "opening the mailbox";
    List<String> ids = new ArrayList<>(List.of("", "", ""));
    List<Reply> replies = new ArrayList<>();
    Replies.Taker taker =
        new Replies.Taker() {
          @Override
          public void content(int position, String name, XmlAnswer at) throws IOException {
            if (name.equals("Folders") && position < ids.size()) {
              at.eachChild(kind -> ids.set(position, Items.idOf(at)));
            }
          }

          @Override
          public void over(int position, Reply reply) {
            replies.add(reply);
          }
        };
    Optional<Reply> refusal;
    do {
      replies.clear();
      refusal = calls.many(doing, Folders.wellKnown(calls.account()), taker);
      refusal = refusal.or(() -> inboxRefused(replies));
    } while (refusal.isPresent() && isToBeRepeated(calls, doing, refusal.get()));
    if (refusal.isPresent()) {
      throw refused(calls.failures(), doing, refusal.get());
    }
    return new Folders(calls, ids);
  }

  private static MailAccessException refused(Failures failures, String doing, Reply reply) {
    return reply.is(EwsError.ACCESS_DENIED)
        ? failures.refused(doing, reply)
        : failures.ofFolder(doing, reply);
  }

  private static boolean isToBeRepeated(Calls calls, String doing, Reply reply)
      throws MailAccessException {
    if (!reply.is(EwsError.SERVER_BUSY)) {
      return false;
    }
    calls.busy(doing, reply.pause());
    return true;
  }

  /** Without an inbox nothing can be read; a mailbox without sent items is an ordinary one. */
  private static Optional<Reply> inboxRefused(List<Reply> replies) {
    Reply inbox = replies.get(Math.min(1, replies.size() - 1));
    return inbox.isFine() ? Optional.empty() : Optional.of(inbox);
  }

  private static XmlRequest.Part wellKnown(Account account) {
    return body ->
        body.element(
            "m:GetFolder",
            get ->
                get.element("m:FolderShape", shape -> shape.text("t:BaseShape", "IdOnly"))
                    .element(
                        "m:FolderIds",
                        ids -> WELL_KNOWN.forEach(id -> account.distinguished(ids, id))));
  }

  /** The folders that hold mail. */
  public List<Folder> list() throws MailAccessException {
    byPath = paths(tree());
    List<Folder> folders = new ArrayList<>();
    byPath.forEach(
        (path, found) -> {
          if (found.holdsMail()) {
            folders.add(new Folder(new FolderId(path), path, role(found)));
          }
        });
    return folders;
  }

  private FolderRole role(Found found) {
    return found.id().equals(inbox)
        ? FolderRole.INBOX
        : found.id().equals(sent) ? FolderRole.SENT : FolderRole.OTHER;
  }

  /**
   * Writes the id of a folder into requests.
   *
   * @param doing what is being done, for messages to people
   * @throws MailAccessException if the folder does not exist
   */
  public XmlRequest.Part id(String doing, FolderId folder) throws MailAccessException {
    if (folder.value().equalsIgnoreCase(INBOX)) {
      return request -> calls.account().distinguished(request, "inbox");
    }
    String id = find(folder.value()).or(() -> Optional.empty()).map(Found::id).orElse("");
    if (id.isEmpty()) {
      throw calls.failures().noFolder(doing, folder.value());
    }
    return request -> request.empty("t:FolderId", Map.of("Id", id));
  }

  /** Folders that were created meanwhile are found by listing again. */
  private Optional<Found> find(String name) throws MailAccessException {
    String path = canonical(name);
    if (!byPath.containsKey(path)) {
      byPath = paths(tree());
    }
    return Optional.ofNullable(byPath.get(path));
  }

  private static String canonical(String path) {
    boolean belowInbox = path.regionMatches(true, 0, INBOX + "/", 0, INBOX.length() + 1);
    return belowInbox ? INBOX + path.substring(INBOX.length()) : path;
  }

  /** All folders by id, in the server's order; the shared folders if the root is not shared. */
  private Map<String, Found> tree() throws MailAccessException {
    Map<String, Found> tree = new LinkedHashMap<>();
    characters = 0;
    Optional<Reply> refusal = below("msgfolderroot", tree);
    if (refusal.isEmpty()) {
      return tree;
    }
    if (!isHidden(refusal.get())) {
      throw refused(calls.failures(), LISTING, refusal.get());
    }
    shared(tree);
    return tree;
  }

  private static boolean isHidden(Reply reply) {
    return reply.is(EwsError.ACCESS_DENIED)
        || reply.is(EwsError.FOLDER_NOT_FOUND)
        || reply.is(EwsError.MESSAGE_GONE);
  }

  /**
   * A login with access to some folders only cannot list the others: the inbox and the sent items.
   */
  private void shared(Map<String, Found> tree) throws MailAccessException {
    for (String top : List.of("inbox", "sentitems")) {
      calls.one(LISTING, getFolder(top), (name, at) -> folders(name, at, tree));
      below(top, tree);
    }
  }

  private XmlRequest.Part getFolder(String wellKnown) {
    return body ->
        body.element(
            "m:GetFolder",
            get ->
                get.element("m:FolderShape", Folders::shape)
                    .element("m:FolderIds", ids -> calls.account().distinguished(ids, wellKnown)));
  }

  /** Adds the subfolders of a folder; returns the reason if that is refused. */
  private Optional<Reply> below(String wellKnown, Map<String, Found> tree)
      throws MailAccessException {
    Paging paging = new Paging();
    while (paging.hasNext() && tree.size() < MOST_FOLDERS) {
      Reply reply =
          calls.one(
              LISTING,
              findFolder(wellKnown, paging.next()),
              (name, at) -> root(name, at, tree, paging));
      if (!reply.isFine()) {
        return Optional.of(reply);
      }
      paging.end();
    }
    return Optional.empty();
  }

  private XmlRequest.Part findFolder(String wellKnown, Map<String, String> page) {
    return body ->
        body.element(
            "m:FindFolder",
            Map.of("Traversal", "Deep"),
            find ->
                find.element("m:FolderShape", Folders::shape)
                    .empty("m:IndexedPageFolderView", page)
                    .element(
                        "m:ParentFolderIds", ids -> calls.account().distinguished(ids, wellKnown)));
  }

  private static void shape(XmlRequest shape) {
    shape
        .text("t:BaseShape", "IdOnly")
        .element(
            "t:AdditionalProperties",
            properties ->
                List.of("folder:ParentFolderId", "folder:DisplayName", "folder:FolderClass")
                    .forEach(f -> properties.empty("t:FieldURI", Map.of("FieldURI", f))));
  }

  private void root(String name, XmlAnswer at, Map<String, Found> tree, Paging paging)
      throws IOException {
    if (name.equals("RootFolder")) {
      paging.begin(at);
      at.eachChild(part -> folders(part, at, tree).forEach(paging::row));
    }
  }

  /** Takes a list of folders; returns their ids. */
  private List<String> folders(String name, XmlAnswer at, Map<String, Found> tree)
      throws IOException {
    List<String> ids = new ArrayList<>();
    if (name.equals("Folders")) {
      at.eachChild(
          kind -> {
            Found found = found(kind, at);
            if (!found.id().isEmpty()) {
              ids.add(found.id());
              keep(found, tree);
            }
          });
    }
    return ids;
  }

  private void keep(Found found, Map<String, Found> tree) throws IOException {
    if (tree.put(found.id(), found) == null) {
      characters += found.characters();
    }
    if (characters > MOST_CHARACTERS) {
      throw new AnswerTooLargeException("it lists more folders than a mailbox can have");
    }
  }

  private static Found found(String kind, XmlAnswer at) throws IOException {
    Map<String, String> parts = new HashMap<>();
    at.eachChild(
        part -> {
          switch (part) {
            case "FolderId", "ParentFolderId" -> parts.put(part, Items.id(at));
            case "DisplayName", "FolderClass" -> parts.put(part, at.text(LONGEST_NAME));
            default -> {}
          }
        });
    return new Found(
        parts.getOrDefault("FolderId", ""),
        parts.getOrDefault("ParentFolderId", ""),
        parts.getOrDefault("DisplayName", ""),
        parts.getOrDefault("FolderClass", ""),
        kind);
  }

  private Map<String, Found> paths(Map<String, Found> tree) {
    Map<String, Found> paths = new LinkedHashMap<>();
    for (Found each : tree.values()) {
      String path = path(each, tree);
      if (!path.isEmpty()) {
        paths.putIfAbsent(path, each);
      }
    }
    return paths;
  }

  /** From the folder upwards; a circle of parents ends at the depth that Exchange allows. */
  private String path(Found folder, Map<String, Found> tree) {
    StringBuilder path = new StringBuilder();
    Found at = folder;
    for (int depth = 0; depth < DEEPEST; depth++) {
      path.insert(0, (at.id().equals(inbox) ? INBOX : at.name()) + (path.isEmpty() ? "" : "/"));
      Found parent = tree.get(at.parent());
      if (parent == null || at.id().equals(inbox) || at.parent().equals(root)) {
        return path.toString();
      }
      at = parent;
    }
    return "";
  }
}
