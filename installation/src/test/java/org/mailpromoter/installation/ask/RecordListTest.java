package org.mailpromoter.installation.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.SampleInstallation;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.change.Records;
import org.mailpromoter.installation.change.Requester;

/** Pages of records. */
class RecordListTest {
  @TempDir private Path folder;
  private OpenInstallation open;
  private RecordList list;

  @BeforeEach
  void open() throws Exception {
    open = SampleInstallation.in(folder).openOrCreate();
    list = new RecordList(open);
    for (String id : List.of("contact:b", "account:b", "contact:a", "lead:ü", "lead:x.y")) {
      add(id);
    }
  }

  private void add(String id) throws Exception {
    EmailAddress address = new EmailAddress(id.charAt(0) + "@customer.example");
    new Records(open)
        .addAddresses(
            Requester.command(new Actor.Person("maria")),
            RecordId.parse(id).orElseThrow(),
            List.of(address));
  }

  @AfterEach
  void close() {
    open.close();
  }

  private List<String> all(String part, int most) throws WrongPageException {
    List<String> all = new ArrayList<>();
    RecordList.Answer answer = list.page(part, PageRequest.first(most));
    all.addAll(ids(answer));
    while (answer.next().isPresent()) {
      answer = list.page(part, PageRequest.after(answer.next().get(), most));
      assertThat(answer.rows()).isNotEmpty().hasSizeLessThanOrEqualTo(most);
      all.addAll(ids(answer));
    }
    return all;
  }

  private static List<String> ids(RecordList.Answer answer) {
    return answer.rows().stream().map(each -> each.entry().record().id().toString()).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void pagesTogetherAreTheList(int most) throws Exception {
    assertThat(all("", most))
        .containsExactly("account:b", "contact:a", "contact:b", "lead:x.y", "lead:ü");
    assertThat(all("contact", most)).containsExactly("contact:a", "contact:b");
    assertThat(all("nothing", most)).isEmpty();
  }

  @Test
  void aPageIsBoundToWhatIsSearched() throws Exception {
    String next = list.page("lead", PageRequest.first(1)).next().orElseThrow();
    assertThatThrownBy(() -> list.page("", PageRequest.after(next, 1)))
        .isInstanceOf(WrongPageException.class);
  }

  @Test
  void recordsThatAreAddedMoveNoPage() throws Exception {
    String next = list.page("", PageRequest.first(2)).next().orElseThrow();
    add("account:a");
    assertThat(ids(list.page("", PageRequest.after(next, 9))))
        .containsExactly("contact:b", "lead:x.y", "lead:ü");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "imported", "imported\n", "imported\nother", "imported\nx:y"})
  void aPlaceThatIsNoneIsRefused(String place) {
    String encoded =
        place.equals("%")
            ? place
            : Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    String word = RecordList.words("").word(encoded);
    assertThatThrownBy(() -> list.page("", PageRequest.after(word, 9)))
        .isInstanceOf(WrongPageException.class);
  }

  @Test
  void aDirectoryThatIsGoneEndsTheList() throws Exception {
    String word =
        new RecordPlace("gone", new RecordId(RecordKind.LEAD, "a")).word(RecordList.words(""));
    RecordList.Answer answer = list.page("", PageRequest.after(word, 9));
    assertThat(answer.rows()).isEmpty();
    assertThat(answer.next()).isEqualTo(Optional.empty());
  }
}
