package org.mailpromoter.composer.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.composer.Composition;
import org.mailpromoter.composer.Enclosure;
import org.mailpromoter.core.draft.DraftContent;
import org.mailpromoter.core.draft.DraftFile;
import org.mailpromoter.core.draft.DraftRecipient;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.MailKind;

class DraftMailTest {
  private static final Addressee ANNA =
      new Addressee(Role.SENDER, "Anna", new EnvelopeAddress("anna@ours.example"));
  private static final Addressee TOM =
      new Addressee(Role.TO, "Tom", new EnvelopeAddress("tom@customer.example"));

  private static DraftContent draft(String html, List<DraftFile> files, String... addresses) {
    return new DraftContent(
        RecordId.user("anna"),
        List.of(addresses).stream()
            .map(each -> new DraftRecipient(Role.TO, " Tom ", each))
            .toList(),
        "Offer",
        "",
        html,
        files,
        MailKind.NEW,
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private static Attachment file(String name, String type) {
    return new Attachment(name, type, 1)
        .with(
            new Content() {
              @Override
              public long size() {
                return 1;
              }

              @Override
              public InputStream open() {
                return new ByteArrayInputStream(new byte[1]);
              }
            });
  }

  private static Composition composed(DraftContent draft) {
    return DraftMail.composition(draft, ANNA, "Offer CRM:0001001", "Offer", Optional.empty());
  }

  @Test
  void aDraftBecomesAMail() {
    List<DraftFile> files =
        List.of(
            DraftFile.attached(file("a.pdf", "application/pdf")),
            new DraftFile(file("l.png", "image/png"), "logo"));
    Composition mail =
        composed(draft("<p>Hi<img src=cid:logo></p>", files, "tom@customer.example "));
    assertThat(mail.recipients()).containsExactly(TOM);
    assertThat(mail.subject()).isEqualTo("Offer CRM:0001001");
    assertThat(mail.text()).isEqualTo("Hi");
    assertThat(mail.html().orElseThrow().html()).contains("cid:logo");
    assertThat(mail.enclosures()).extracting(Enclosure::name).containsExactly("a.pdf");
    assertThat(mail.automatic()).isTrue();
    assertThat(composed(draft("", files, "tom@customer.example")).enclosures()).hasSize(2);
  }

  @Test
  void whatKeepsADraftFromBeingSentIsToldAtOnce() {
    DraftContent draft = draft("", List.of(), "tom@customer.example", "half an addr", "");
    assertThat(DraftMail.problems(draft))
        .containsExactly(
            "'half an addr' is not an address that mail can be sent to.",
            "'' is not an address that mail can be sent to.");
    assertThat(DraftMail.problems(draft("", List.of())))
        .containsExactly("Nobody is named to whom it is sent.");
    assertThatThrownBy(() -> composed(draft))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("half an addr");
  }

  @Test
  void nobodyReceivesAMailTwice() {
    Composition mail =
        composed(draft("", List.of(), "tom@customer.example", "TOM@customer.example"));
    assertThat(mail.recipients()).hasSize(1);
  }

  @Test
  void aProposalBecomesADraft() {
    Proposal proposal = new Signature("Anna", "").under(Proposal.NEW);
    DraftContent draft = DraftMail.draft(proposal, RecordId.user("anna"), Optional.empty());
    assertThat(draft.kind()).isEqualTo(MailKind.NEW);
    assertThat(draft.text()).isEqualTo("\n\n-- \nAnna\n");
    assertThat(draft.from()).isEqualTo(RecordId.user("anna"));
  }
}
