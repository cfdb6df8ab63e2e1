package org.mailpromoter.core.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The examples of the Dynamics 365 FAQ (semantics P-12), and the limits around them. */
class SenderResolutionTest {
  private static final RecordId ME = RecordId.user("me");

  private final PartyRecord older = contact("old", 1);
  private final PartyRecord newer = contact("new", 2);
  private final PartyRecord account =
      PartyRecord.of(new RecordId(RecordKind.ACCOUNT, "a"), "A").createdAt(Instant.EPOCH);

  private static PartyRecord contact(String key, int created) {
    return PartyRecord.of(new RecordId(RecordKind.CONTACT, key), key)
        .createdAt(Instant.ofEpochSecond(created));
  }

  private static PartyRecord chosen(PartyRecord... candidates) {
    return SenderResolution.of(
            List.of(candidates), Optional.of(ME), SenderResolution.Rules.STANDARD)
        .record()
        .orElseThrow();
  }

  @Test
  void t22_ofTwoContactsTheOlderOneIsChosen() {
    assertThat(chosen(newer, older)).isEqualTo(older);
  }

  @Test
  void t22_aContactOfTheMailboxOwnerBeatsAnOlderOne() {
    assertThat(chosen(newer.ownedBy(ME), older)).isEqualTo(newer.ownedBy(ME));
  }

  @Test
  void t22_amongOwnedRecordsTheOldestContactIsChosen() {
    assertThat(chosen(newer.ownedBy(ME), older.ownedBy(ME), account.ownedBy(ME)))
        .isEqualTo(older.ownedBy(ME));
  }

  @Test
  void t22_anOwnedAccountBeatsContactsOfOthers() {
    assertThat(chosen(newer, older, account.ownedBy(ME))).isEqualTo(account.ownedBy(ME));
  }

  @Test
  void t22_aUserBeatsAContactUnlessTheContactIsOwned() {
    PartyRecord user = PartyRecord.of(RecordId.user("colleague"), "Colleague");
    assertThat(chosen(older, user)).isEqualTo(user);
    assertThat(chosen(older.ownedBy(ME), user)).isEqualTo(older.ownedBy(ME));
  }

  @Test
  void t22_aHundredCandidatesAreChosenFromAndOneMoreAreNot() {
    List<PartyRecord> many = IntStream.range(0, 101).mapToObj(i -> contact("c" + i, i)).toList();
    assertThat(
            SenderResolution.of(
                    many.subList(0, 100), Optional.empty(), SenderResolution.Rules.STANDARD)
                .record())
        .isPresent();
    assertThat(
            SenderResolution.of(many, Optional.empty(), SenderResolution.Rules.STANDARD).outcome())
        .isEqualTo(SenderResolution.Outcome.TOO_MANY);
  }

  @Test
  void t22_aSingleInactiveContactCountsAndASingleDisabledUserDoesNot() {
    assertThat(
            SenderResolution.of(
                    List.of(older.active(false)), Optional.empty(), SenderResolution.Rules.STANDARD)
                .record())
        .isPresent();
    PartyRecord disabled = PartyRecord.of(RecordId.user("gone"), "Gone").active(false);
    assertThat(
            SenderResolution.of(
                    List.of(disabled), Optional.empty(), SenderResolution.Rules.STANDARD)
                .outcome())
        .isEqualTo(SenderResolution.Outcome.INACTIVE);
  }
}
