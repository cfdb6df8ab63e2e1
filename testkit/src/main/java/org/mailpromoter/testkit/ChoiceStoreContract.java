package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.ChoiceStore;

/**
 * The contract of every {@link ChoiceStore}.
 *
 * @since 0.1
 */
public interface ChoiceStoreContract {
  /** A store without choices, the same one during a test. */
  ChoiceStore choices();

  /** Choices in force are ordered by scope and key; a later choice replaces an earlier one. */
  @Test
  default void aLaterChoiceReplacesTheOneForItsScopeAndKey() {
    choices().put(choice("user:anna", "track", "all", 1));
    choices().put(choice(Choice.ORGANIZATION, "use-correlation", "no", 2));
    choices().put(choice(Choice.ORGANIZATION, "folder-tracking", "yes", 3));
    choices().put(choice(Choice.ORGANIZATION, "use-correlation", "yes", 4));
    assertThat(choices().choices())
        .containsExactly(
            choice(Choice.ORGANIZATION, "folder-tracking", "yes", 3),
            choice(Choice.ORGANIZATION, "use-correlation", "yes", 4),
            choice("user:anna", "track", "all", 1));
  }

  /** A choice is removed once, and only for its scope and key. */
  @Test
  default void aRemovedChoiceIsNoLongerInForce() {
    Choice anna = choice("user:anna", "track", "all", 1);
    choices().put(anna);
    choices().put(choice("user:ben", "track", "all", 2));
    assertThat(choices().remove("user:ben", "track", anna.who(), at(3))).isTrue();
    assertThat(choices().remove("user:ben", "track", anna.who(), at(4))).isFalse();
    assertThat(choices().remove("user:anna", "other", anna.who(), at(5))).isFalse();
    assertThat(choices().choices()).containsExactly(anna);
  }

  /** The history has every choice and removal, the newest first; pages continue. */
  @Test
  default void theHistoryHasEveryChoiceAndRemovalTheNewestFirst() {
    Choice first = choice("user:anna", "track", "all", 1);
    Choice second = choice("user:anna", "track", "none", 2);
    choices().put(first);
    choices().put(second);
    choices().remove("user:anna", "track", first.who(), at(3));
    choices().remove("user:anna", "track", first.who(), at(4));
    Page<Choice> latest = choices().history(PageKey.START, 2);
    assertThat(latest.entries())
        .containsExactly(new Choice("user:anna", "track", "", first.who(), at(3)), second);
    assertThat(choices().history(latest.next().orElseThrow(), 2))
        .isEqualTo(new Page<>(List.of(first), Optional.empty()));
  }

  private static Choice choice(String scope, String key, String value, int second) {
    Actor who = second % 2 == 0 ? new Actor.Program("portal") : new Actor.Person("me");
    return new Choice(scope, key, value, who, at(second));
  }

  private static Instant at(int second) {
    return Instant.ofEpochSecond(second);
  }
}
