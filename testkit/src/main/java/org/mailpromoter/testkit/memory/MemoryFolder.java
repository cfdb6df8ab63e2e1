package org.mailpromoter.testkit.memory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.Mark;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/** A folder of a mailbox in memory. Its mailbox keeps it to one thread at a time. */
final class MemoryFolder {
  private final FolderId id;
  private final TreeMap<Long, byte[]> messages = new TreeMap<>();
  private final Map<Long, Set<String>> keywords = new HashMap<>();
  private final Map<Long, Instant> receivedAt = new HashMap<>();
  private String refused = "";
  private long epoch = 1;
  private long next = 1;

  MemoryFolder(FolderId id) {
    this.id = id;
  }

  void add(byte[] message, Set<String> words) {
    add(message, words, Instant.EPOCH.plusSeconds(next));
  }

  void add(byte[] message, Set<String> words, Instant received) {
    keywords.put(next, words);
    receivedAt.put(next, received);
    messages.put(next++, message);
  }

  int size() {
    return messages.size();
  }

  MessageRef last() {
    return ref(messages.lastKey());
  }

  void refuseHeadersWith(String text) {
    refused = text;
  }

  void removeFirst() {
    messages.pollFirstEntry();
  }

  void remove(MessageRef ref) {
    messages.remove(Long.valueOf(ref.id()));
  }

  void renumber() {
    List<byte[]> all = new ArrayList<>(messages.values());
    messages.clear();
    keywords.clear();
    epoch++;
    next = 100;
    all.forEach(message -> add(message, Set.of()));
  }

  void loseKeywords() {
    keywords.clear();
  }

  Optional<byte[]> find(MessageRef ref) {
    boolean valid = ref.epoch().equals(String.valueOf(epoch));
    return valid ? Optional.ofNullable(messages.get(Long.valueOf(ref.id()))) : Optional.empty();
  }

  Set<String> keywords(MessageRef ref) {
    return keywords.getOrDefault(Long.valueOf(ref.id()), Set.of());
  }

  void mark(MessageRef ref, Mark mark) {
    if (find(ref).isEmpty()) {
      return;
    }
    Set<String> words = new HashSet<>(keywords(ref));
    String word = mark.keyword().toLowerCase(Locale.ROOT);
    switch (mark.change()) {
      case SET -> words.add(word);
      case CLEARED -> words.remove(word);
    }
    keywords.put(Long.valueOf(ref.id()), Set.copyOf(words));
  }

  Map<MessageRef, Set<String>> marked(Set<String> wanted) {
    Map<MessageRef, Set<String>> marked = new LinkedHashMap<>();
    for (Long uid : messages.keySet()) {
      Set<String> carried = new HashSet<>(keywords.getOrDefault(uid, Set.of()));
      carried.retainAll(wanted);
      if (!carried.isEmpty()) {
        marked.put(ref(uid), carried);
      }
    }
    return marked;
  }

  Set<MessageRef> withHeader(String line) {
    Set<MessageRef> found = new HashSet<>();
    for (Map.Entry<Long, byte[]> each : messages.entrySet()) {
      String text = new String(each.getValue(), StandardCharsets.ISO_8859_1);
      if (text.lines().takeWhile(other -> !other.isEmpty()).anyMatch(line::equalsIgnoreCase)) {
        found.add(ref(each.getKey()));
      }
    }
    return found;
  }

  ChangePage page(Cursor cursor, PageLimit limit) {
    String[] words = cursor.token().split(":", -1);
    boolean known = words.length == 2 && words[0].matches("[0-9]+") && words[1].matches("[0-9]+");
    boolean same = known && words[0].equals(String.valueOf(epoch));
    List<Change> changes = new ArrayList<>();
    if (known && !same) {
      changes.add(new Change.Renumbered(id, words[0], String.valueOf(epoch)));
    }
    long from = same ? Long.parseLong(words[1]) : 0;
    Map<Long, byte[]> left = messages.tailMap(from);
    long reached = from;
    int count = 0;
    long bytes = 0;
    for (Map.Entry<Long, byte[]> each : left.entrySet()) {
      if (count == limit.messages() || bytes >= limit.pageBytes()) {
        break;
      }
      Change.OfMessage change = change(each.getKey(), each.getValue(), limit.headerBytes());
      bytes += change instanceof Change.Arrived arrived ? arrived.header().length : 0;
      changes.add(change);
      reached = each.getKey() + 1;
      count++;
    }
    long remaining = (long) left.size() - count;
    return new ChangePage(changes, new Cursor(epoch + ":" + reached), remaining > 0, remaining);
  }

  List<Change.OfMessage> headers(List<MessageRef> refs, int headerBytes) {
    return refs.stream().map(ref -> header(ref, headerBytes)).toList();
  }

  private Change.OfMessage header(MessageRef ref, int headerBytes) {
    return find(ref)
        .map(message -> change(Long.parseLong(ref.id()), message, headerBytes))
        .orElseGet(() -> new Change.Vanished(ref, "it was taken away"));
  }

  private Change.OfMessage change(long uid, byte[] message, int headerBytes) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    return refused.isEmpty() || !text.contains(refused)
        ? arrived(uid, message, headerBytes)
        : new Change.Unreadable(ref(uid), "NO [SERVERBUG] try later");
  }

  private Change.Arrived arrived(long uid, byte[] message, int headerBytes) {
    byte[] header = Arrays.copyOf(message, Math.min(message.length, headerBytes));
    return new Change.Arrived(
        ref(uid),
        receivedAt.getOrDefault(uid, Instant.EPOCH),
        message.length,
        header,
        keywords(ref(uid)));
  }

  private MessageRef ref(long uid) {
    return new MessageRef(id, String.valueOf(epoch), String.valueOf(uid));
  }
}
