package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.ChoiceStore;

/**
 * Keeps choices in memory. Thread-safe.
 *
 * @since 0.1
 */
public final class InMemoryChoiceStore implements ChoiceStore {
  private record Key(String scope, String key) {}

  private record Made(long number, Choice choice) {}

  private final TreeMap<Key, Choice> choices =
      new TreeMap<>(Comparator.comparing(Key::scope).thenComparing(Key::key));
  private final List<Made> history = new ArrayList<>();

  /** An empty store. */
  public InMemoryChoiceStore() {}

  @Override
  public synchronized List<Choice> choices() {
    return List.copyOf(choices.values());
  }

  @Override
  public synchronized Page<Choice> history(PageKey from, int limit) {
    List<Made> found =
        history.stream()
            .filter(each -> each.number() < from.number())
            .sorted(Comparator.comparing(Made::number).reversed())
            .limit(limit + 1L)
            .toList();
    return Page.of(found, limit, each -> PageKey.of(each.number())).map(Made::choice);
  }

  @Override
  public synchronized void put(Choice choice) {
    choices.put(new Key(choice.scope(), choice.key()), choice);
    remember(choice);
  }

  @Override
  public synchronized boolean remove(String scope, String key, Actor who, Instant at) {
    boolean removed = choices.remove(new Key(scope, key)) != null;
    if (removed) {
      remember(new Choice(scope, key, "", who, at));
    }
    return removed;
  }

  private void remember(Choice choice) {
    history.add(new Made(history.size() + 1L, choice));
  }
}
