package org.mailpromoter.installation.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.SampleInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.ask.RecordList;

class RecordsTest {
  private static final Requester MARIA = Requester.command(new Actor.Person("maria"));
  private static final RecordId BERG = RecordId.parse("contact:berg").orElseThrow();
  private static final EmailAddress HOME = address("berg@home.example");
  private static final EmailAddress WORK = address("berg@work.example");

  @TempDir private Path folder;
  private OpenInstallation open;
  private Records records;

  @BeforeEach
  void open() throws Exception {
    open = SampleInstallation.in(folder).openOrCreate();
    records = new Records(open);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static EmailAddress address(String text) {
    return EmailAddress.parse(text).orElseThrow();
  }

  private List<RecordList.Row> stored() throws Exception {
    return new RecordList(open).page("", PageRequest.first(9)).rows();
  }

  @Test
  void aNewRecordIsCalledByItsFirstAddressAndKeepsItsAddresses() throws Exception {
    records.addAddresses(MARIA, BERG, List.of(HOME));
    RecordEntry grown = records.addAddresses(MARIA, BERG, List.of(WORK), "Anna Berg");
    assertThat(grown.addresses()).containsExactly(HOME, WORK);
    assertThat(grown.record().name()).isEqualTo("Anna Berg");
    assertThat(stored())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.entry().addresses()).containsExactlyInAnyOrder(HOME, WORK);
              assertThat(row.entry().record().active()).isTrue();
              assertThat(row.directory()).isEqualTo("imported");
            });
  }

  @Test
  void anAddressThatTheRecordHasNotCannotBeTaken() throws Exception {
    records.addAddresses(MARIA, BERG, List.of(HOME));
    NotFoundException missing =
        catchThrowableOfType(
            NotFoundException.class, () -> records.removeAddress(MARIA, BERG, WORK));
    assertThat(missing.kind()).isEqualTo(NotFoundException.Kind.ADDRESS);
    assertThat(missing.within()).isEqualTo("contact:berg");
    assertThat(missing.known()).containsExactly("berg@home.example");
    assertThat(records.removeAddress(MARIA, BERG, HOME).addresses()).isEmpty();
  }

  @Test
  void aRecordThatIsNotStoredCannotBeActivated() {
    assertThat(
            catchThrowableOfType(NotFoundException.class, () -> records.activate(MARIA, BERG, true))
                .kind())
        .isEqualTo(NotFoundException.Kind.STORED_RECORD);
  }

  @Test
  void usersAreChangedInTheConfigurationFileOnly() {
    RecordId anna = RecordId.parse("user:anna").orElseThrow();
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> records.addAddresses(MARIA, anna, List.of(HOME)));
    assertThat(refused.why()).isEqualTo(RefusedException.Why.IN_CONFIGURATION_FILE);
    assertThat(refused.about()).containsExactly("user:anna");
  }

  @Test
  void anImportTellsWhatIsNewAndWhichOwnersNobodyKnows() {
    RecordId stranger = RecordId.parse("user:stranger").orElseThrow();
    PartyRecord berg = PartyRecord.of(BERG, "Berg").ownedBy(stranger);
    List<RecordEntry> entries = List.of(new RecordEntry(berg, List.of(HOME)));
    Records.Imported first = records.put(MARIA, entries, new Task());
    assertThat(first).isEqualTo(new Records.Imported(1, 1, List.of(stranger)));
    assertThat(records.put(MARIA, entries, new Task()).added()).isZero();
  }

  @Test
  void anImportKnowsUsersByTheirAddress() throws Exception {
    PartyRecord berg = PartyRecord.of(BERG, "Berg").ownedBy(RecordId.user("Anna@X.example"));
    Records.Imported done =
        records.put(MARIA, List.of(new RecordEntry(berg, List.of(HOME))), new Task());
    assertThat(done.unknownOwners()).isEmpty();
    assertThat(stored().get(0).entry().record().owner()).contains(RecordId.user("anna"));
  }

  @Test
  void aNameThatSeveralUsersHaveNamesNone() {
    UsersByName users =
        new UsersByName(List.of(user("a", "Kim", "a@x.example"), user("b", "kim", "b@x.example")));
    assertThat(users.find(RecordId.user("Kim"))).isEmpty();
    assertThat(users.find(RecordId.user("b@x.example"))).contains(RecordId.user("b"));
    assertThat(users.find(RecordId.user("a"))).contains(RecordId.user("a"));
  }

  private static RecordEntry user(String key, String name, String address) {
    return new RecordEntry(
        PartyRecord.of(RecordId.user(key), name), List.of(new EmailAddress(address)));
  }
}
