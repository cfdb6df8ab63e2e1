package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.english.EnglishCorrelation;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.documents.ConversationDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Conversation;
import org.mailpromoter.installation.ask.Conversation.Mail;
import org.mailpromoter.installation.ask.Conversation.Member;
import org.mailpromoter.installation.ask.Conversations;
import org.mailpromoter.installation.permission.ForbiddenException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the conversation of an activity. */
@Command(
    name = "conversation",
    mixinStandardHelpOptions = true,
    description =
        "Show the mail of an activity's conversation, each with the mail that it answers and by"
            + " what it was recognised. Refused mail that belongs to it is shown, too.")
final class ConversationCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "ID", description = "The number of any of its activities.")
  private long id;

  @Option(
      names = "--limit",
      paramLabel = "NUMBER",
      description = "Maximum number of activities (default: " + Conversations.USUAL + ").")
  private int limit = Conversations.USUAL;

  @Inject
  ConversationCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException, ForbiddenException {
    if (limit < 1 || limit > Conversations.MOST) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--limit takes a number from 1 to " + Conversations.MOST + ", not " + limit + ".");
    }
    try (OpenInstallation open = context.open()) {
      Conversation found = new Conversations(open).of(id, limit);
      context.screen().document(ConversationDocuments.of(found));
      context.screen().table(table(found));
      if (!found.isWhole()) {
        context
            .screen()
            .say("It has more activities; --limit shows up to " + Conversations.MOST + ".");
      }
    }
    return ExitCode.OK;
  }

  private static Table table(Conversation conversation) {
    Table table = new Table("number", "answers", "evidence", "kind", "id", "from", "subject");
    for (Member each : conversation.members()) {
      row(each, table);
    }
    return table;
  }

  private static void row(Member member, Table table) {
    String evidence =
        member
            .edge()
            .map(each -> EnglishCorrelation.of(each.method(), each.strategy(), each.clue()))
            .orElse("");
    int number = table.rows().size() + 1;
    @Nullable Integer above = answered(member.answered());
    if (member.mail() instanceof Mail.Activity mail) {
      EmailActivity activity = mail.activity();
      table.row(
          number, above, evidence, "activity", activity.id(), sender(activity), activity.subject());
    } else if (member.mail() instanceof Mail.NotPromoted mail) {
      StoredDecision stored = mail.decision();
      String reason = stored.entry().reason().title();
      table.row(
          number,
          above,
          evidence,
          reason,
          stored.id(),
          stored.entry().sender(),
          stored.entry().subject());
    } else {
      String id =
          member.mail() instanceof Mail.NotStored mail
              ? mail.id().map(MessageId::toString).orElse("")
              : "";
      table.row(number, above, evidence, "not stored", null, null, id);
    }
  }

  private static @Nullable Integer answered(OptionalInt member) {
    return member.isPresent() ? member.getAsInt() + 1 : null;
  }

  private static String sender(EmailActivity activity) {
    return activity.parties().stream()
        .filter(each -> each.role() == Role.SENDER)
        .map(each -> each.address().address().value())
        .findFirst()
        .orElse("");
  }
}
