package org.mailpromoter.composer.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.composer.Composition;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.SignedTokens;
import org.mailpromoter.core.correlation.SubjectTokens;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.dispatch.OriginalMail;
import org.mailpromoter.core.message.AddressList;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.message.ThreadIndex;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.MailKind;

class ProposalsTest {
  private static final Instant SENT = Instant.parse("2026-01-05T12:00:00Z");
  private static final MessageId ID = new MessageId("offer@customer.example");
  private static final RecordId CONTOSO = RecordId.parse("account:contoso").orElseThrow();
  private static final ActivityParty TOM = party(Role.SENDER, "Tom", "tom@customer.example");
  private static final ActivityParty US = party(Role.TO, "Sales", "sales@ours.example");
  private static final SubjectTokens TOKENS =
      new SubjectTokens(TrackingTokenFormat.DEFAULT, SignedTokens.none());

  private final Proposals proposals =
      new Proposals(
          Set.of(new EmailAddress("sales@ours.example"), new EmailAddress("anna@ours.example")),
          TOKENS,
          ZoneId.of("Europe/Berlin"));

  private static ActivityParty party(Role role, String name, String address) {
    return ActivityParty.unresolved(role, new NamedAddress(name, new EmailAddress(address)));
  }

  private static EmailActivity.Builder mail(Direction direction, ActivityParty... parties) {
    return EmailActivity.builder(new ActivityId(7), direction, new MessageIdentity("k", 1))
        .messageId(ID)
        .subject("Offer")
        .sentAt(SENT)
        .regarding(CONTOSO)
        .parties(List.of(parties));
  }

  private static OriginalMail original(EmailActivity.Builder mail) {
    return new OriginalMail(mail.build(), Optional.empty(), List.of());
  }

  private static EmailActivity.Builder saying(String subject, String text) {
    return mail(Direction.INCOMING, TOM, US)
        .subject(subject)
        .body(new Body(text, "", List.of(), Set.of()));
  }

  private static List<String> shown(Proposal proposal) {
    return proposal.recipients().stream()
        .map(each -> each.role() + " " + each.name() + " " + each.address())
        .toList();
  }

  @Test
  void aReplyGoesToTheAuthorAndQuotes() {
    Proposal reply =
        proposals.of(MailKind.REPLY, original(saying("Offer", "Dear all,\n\n> yes\nTom\n\n")));
    assertThat(shown(reply)).containsExactly("TO Tom tom@customer.example");
    assertThat(reply.subject()).isEqualTo("Re: Offer");
    assertThat(reply.topic()).isEqualTo("Offer");
    assertThat(reply.regarding()).contains(CONTOSO);
    assertThat(reply.text())
        .isEqualTo(
            """


            On Monday, 5 January 2026 at 13:00 CET, Tom <tom@customer.example> wrote:
            > Dear all,
            >
            >> yes
            > Tom
            """);
  }

  @Test
  void aReplyGoesWhereTheAuthorWantsIt() {
    Envelope header =
        Envelope.builder()
            .replyTo(AddressList.of(List.of(NamedAddress.of("desk@c.example"))))
            .build();
    OriginalMail wanted =
        new OriginalMail(mail(Direction.INCOMING, TOM, US).build(), Optional.of(header), List.of());
    assertThat(shown(proposals.of(MailKind.REPLY, wanted))).containsExactly("TO  desk@c.example");
  }

  @Test
  void aReplyToAllNamesEveryOtherOnce() {
    EmailActivity.Builder mail =
        mail(
            Direction.INCOMING,
            TOM,
            US,
            party(Role.TO, "Eve", "eve@other.example"),
            party(Role.CC, "Anna", "anna@ours.example"),
            party(Role.CC, "Eve", "eve@other.example"),
            party(Role.CC, "Ida", "ida@other.example"),
            party(Role.BCC, "Max", "max@ours.example"));
    assertThat(shown(proposals.of(MailKind.REPLY_ALL, original(mail))))
        .containsExactly(
            "TO Tom tom@customer.example", "TO Eve eve@other.example", "CC Ida ida@other.example");
  }

  @Test
  void aReplyToOurOwnMailGoesToItsRecipients() {
    EmailActivity.Builder mail =
        mail(
            Direction.OUTGOING,
            party(Role.SENDER, "Sales", "sales@ours.example"),
            party(Role.TO, "Tom", "tom@customer.example"),
            party(Role.CC, "Ida", "ida@other.example"));
    assertThat(shown(proposals.of(MailKind.REPLY, original(mail))))
        .containsExactly("TO Tom tom@customer.example");
    assertThat(shown(proposals.of(MailKind.REPLY_ALL, original(mail))))
        .containsExactly("TO Tom tom@customer.example", "CC Ida ida@other.example");
  }

  @Test
  void aReplyToAMailToOneselfGoesToOneself() {
    EmailActivity.Builder mail =
        mail(
            Direction.INCOMING,
            party(Role.SENDER, "Anna", "anna@ours.example"),
            party(Role.TO, "Anna", "anna@ours.example"));
    assertThat(shown(proposals.of(MailKind.REPLY_ALL, original(mail))))
        .containsExactly("TO Anna anna@ours.example");
  }

  @Test
  void anAddressThatNoMailCanBeSentToIsLeftOutAndTold() {
    Proposal reply =
        proposals.of(
            MailKind.REPLY_ALL,
            original(mail(Direction.INCOMING, TOM, US, party(Role.CC, "", "all@-bad-.example"))));
    assertThat(shown(reply)).containsExactly("TO Tom tom@customer.example");
    assertThat(reply.leftOut()).containsExactly("all@-bad-.example");
  }

  @ParameterizedTest
  @CsvSource({
    "Offer,Re: Offer,Fw: Offer,Offer",
    "AW: RE: Re[2]: Offer CRM:0001001,Re: Offer CRM:0001001,Fw: Offer CRM:0001001,Offer",
    "Fwd: WG: Offer,Re: Offer,Fw: Offer,Offer",
    "[list] Re: Offer,Re: [list] Offer,Fw: [list] Offer,[list] Offer",
    "'',Re:,Fw:,''",
    "Re: ,Re:,Fw:,''",
    "Regards: Offer,Re: Regards: Offer,Fw: Regards: Offer,Regards: Offer",
  })
  void aSubjectHasOneMark(String subject, String reply, String forward, String topic) {
    OriginalMail original = original(saying(subject, "t"));
    assertThat(proposals.of(MailKind.REPLY, original).subject().strip()).isEqualTo(reply);
    assertThat(proposals.of(MailKind.FORWARD, original).subject().strip()).isEqualTo(forward);
    assertThat(proposals.of(MailKind.REPLY, original).topic()).isEqualTo(topic);
  }

  @Test
  void aLongSubjectIsCutBeforeItsToken() {
    String subject = "x".repeat(243) + " CRM:0001001";
    Proposal reply = proposals.of(MailKind.REPLY, original(saying(subject, "t")));
    assertThat(reply.subject()).hasSize(255).startsWith("Re: xx").endsWith("x CRM:0001001");
    Proposal plain = proposals.of(MailKind.REPLY, original(saying("y".repeat(4_000), "t")));
    assertThat(plain.subject()).hasSize(255);
    assertThat(plain.topic()).hasSize(255);
  }

  @Test
  void anAnswerKnowsItsConversation() {
    ThreadIndex index = ThreadIndex.begun(SENT, new Random(1));
    Envelope header = Envelope.builder().threadIndex(index.text()).build();
    List<MessageId> chain = List.of(new MessageId("first@c.example"), new MessageId("2@c.example"));
    OriginalMail original =
        new OriginalMail(mail(Direction.INCOMING, TOM, US).build(), Optional.of(header), chain);
    for (MailKind kind : List.of(MailKind.REPLY, MailKind.REPLY_ALL, MailKind.FORWARD)) {
      Proposal proposal = proposals.of(kind, original);
      assertThat(proposal.answered().orElseThrow().id()).isEqualTo(ID);
      assertThat(proposal.answered().orElseThrow().references()).isEqualTo(chain);
      assertThat(proposal.answered().orElseThrow().index()).contains(index);
    }
    assertThatThrownBy(() -> proposals.of(MailKind.NEW, original))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aForwardShowsTheHeaderAndCarriesTheFiles() {
    Attachment offer = new Attachment("offer.pdf", "application/pdf", 3).with(content("abc"));
    Attachment mail = new Attachment("", "message/rfc822", 3).with(content("def"));
    Attachment blocked = new Attachment("a.exe", "text/plain", 9).with(Attachment.Fate.BLOCKED);
    EmailActivity.Builder original =
        mail(Direction.INCOMING, TOM, US, party(Role.CC, "Ida", "ida@other.example"))
            .body(new Body("Hello\n", "", List.of(offer, mail, blocked), Set.of()));
    Proposal forward = proposals.of(MailKind.FORWARD, original(original));
    assertThat(forward.recipients()).isEmpty();
    assertThat(forward.text())
        .isEqualTo(
            """


            ---------- Forwarded message ----------
            From: Tom <tom@customer.example>
            Date: Monday, 5 January 2026 at 13:00 CET
            Subject: Offer
            To: Sales <sales@ours.example>
            Cc: Ida <ida@other.example>

            Hello
            """);
    assertThat(forward.attachments())
        .extracting(
            each -> each.name() + " " + each.contentType() + " " + each.content().isPresent())
        .containsExactly(
            "offer.pdf application/pdf true", "attachment application/octet-stream true");
    assertThat(forward.leftOut()).containsExactly("a.exe");
    assertThat(proposals.of(MailKind.REPLY, original(original)).attachments()).isEmpty();
  }

  @Test
  void aSignatureStandsAboveWhatIsQuoted() {
    Signature signature = new Signature("Anna\nOurs & Co\n", "");
    Proposal reply = signature.under(proposals.of(MailKind.REPLY, original(saying("s", "Hi"))));
    assertThat(reply.text())
        .startsWith("\n\n-- \nAnna\nOurs & Co\n\n\nOn Monday")
        .endsWith("> Hi\n");
    assertThat(reply.html()).isEmpty();
    assertThat(signature.under(Proposal.NEW).text()).isEqualTo("\n\n-- \nAnna\nOurs & Co\n");
    assertThat(Signature.NONE.under(Proposal.NEW)).isEqualTo(Proposal.NEW);
  }

  @Test
  void aSignatureOfHtmlIsSafe() {
    Signature signature =
        new Signature("Anna", "<b>Anna</b><script>1</script><img src=//t.example>");
    Proposal mail = signature.under(Proposal.NEW);
    assertThat(mail.html()).isEqualTo("<p><br></p><div>-- <br><b>Anna</b></div>");
    assertThat(mail.text()).endsWith("-- \nAnna\n");
    EmailActivity.Builder asked =
        mail(Direction.INCOMING, TOM, US)
            .body(new Body("", "<p>Hi</p>", List.of(), Set.of()));
    assertThat(
            new Signature("A & B", "").under(proposals.of(MailKind.REPLY, original(asked))).html())
        .contains("<div>-- <br>A &amp; B</div>", "<p>Hi</p>");
    assertThatThrownBy(() -> new Signature("", "<b>x</b>"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void htmlIsQuotedWithoutWhatIsNotSafe() {
    EmailActivity.Builder mail =
        mail(Direction.INCOMING, party(Role.SENDER, "<i>Tom", "tom@customer.example"), US)
            .body(
                new Body(
                    "",
                    "<p>Hi <b>all</b><img src=https://t.example/p.png><script>1</script></p>",
                    List.of(),
                    Set.of()));
    Proposal reply = proposals.of(MailKind.REPLY, original(mail));
    assertThat(reply.text()).endsWith("wrote:\n> Hi all\n");
    assertThat(reply.html())
        .startsWith("<p><br></p><p>On Monday, 5 January 2026 at 13:00 CET, &lt;i&gt;Tom")
        .contains("<p>Hi <b>all</b></p></blockquote>")
        .doesNotContain("script", "t.example", "<i>");
    Proposal forward = proposals.of(MailKind.FORWARD, original(mail));
    assertThat(forward.html()).contains("<br>Subject: Offer<br>").endsWith("<p>Hi <b>all</b></p>");
    assertThat(proposals.of(MailKind.REPLY, original(saying("s", "t"))).html()).isEmpty();
  }

  private static Content content(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new Content() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  @Test
  void aHugeTextIsQuotedInPart() {
    Proposal reply =
        proposals.of(MailKind.REPLY, original(saying("s", "line of text\n".repeat(100_000))));
    assertThat(reply.text()).hasSizeLessThan(2 * Quotation.LONGEST).endsWith("> [...]\n");
  }

  /** Whatever strangers wrote, what is proposed can be composed. */
  @Test
  void whateverWasWrittenTheProposalCanBeComposed() {
    List<String> evil =
        List.of(
            "\r\nBcc: eve@e.example", "\u0000", "\u760a\u760d", "\u2028", "\u202e", "\ud83d", "\"");
    Random random = new Random(20261129);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder("Re: a");
      for (int n = random.nextInt(80); n > 0; n--) {
        text.append(
            random.nextInt(4) == 0
                ? evil.get(random.nextInt(evil.size()))
                : Character.toString(random.nextInt(0x300)));
      }
      String written = text.toString();
      EmailActivity.Builder mail =
          mail(Direction.INCOMING, party(Role.SENDER, written, "tom@customer.example"), US)
              .subject(written)
              .body(
                  new Body(
                      written,
                      "",
                      List.of(new Attachment(written, written, 1).with(content("a"))),
                      Set.of()));
      for (MailKind kind : List.of(MailKind.REPLY, MailKind.FORWARD)) {
        assertComposable(proposals.of(kind, original(mail)));
      }
    }
  }

  private static void assertComposable(Proposal proposal) {
    List<Addressee> to = new ArrayList<>(proposal.recipients());
    to.add(new Addressee(Role.TO, "", new EnvelopeAddress("x@y.example")));
    Composition what =
        new Composition(
            new Addressee(Role.SENDER, "", new EnvelopeAddress("anna@ours.example")),
            to,
            proposal.subject(),
            proposal.topic(),
            proposal.text(),
            proposal.enclosures(),
            proposal.answered(),
            false);
    assertThat(what.subject().chars()).noneMatch(Character::isISOControl);
    assertThat(Arrays.asList(what.text().split("\n"))).hasSizeGreaterThan(3);
  }
}
