package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.web.ConsoleTwins;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Forms;

/** Runs each command that a page shows, with a configuration file in any folder. */
class ShownCommandsTest {
  private static final Map<String, String> QUERIES =
      Map.of(
          "messages",
          "outcome=refused&reason=NoCorrelationMatch&mailbox=maria&sender=o'h&text=a%20b"
              + "&sub-reason=sender-unknown&since=30d&until=1d&limit=5&group-by=reason",
          "activities",
          "mailbox=maria&regarding=account:contoso&queue=queue:support&participant=x&text=a"
              + "&party=user:maria&since=30d&until=1d&direction=incoming&limit=5",
          "audit",
          "by=anna&operation=choose-settings&object=x&since=30d&until=1d&limit=5",
          "report",
          "since=30d&mailbox=maria",
          "whatIf",
          "set=use-correlation=no&track=user:maria=contacts&since=7d",
          "actions",
          "set=use-correlation=no&track=queue:support=all");

  @TempDir private Path folder;

  static List<String> twins() {
    return Stream.of(CommandTwins.class.getMethods()).map(Method::getName).sorted().toList();
  }

  private static Method twin(String name) {
    return Stream.of(CommandTwins.class.getMethods())
        .filter(each -> each.getName().equals(name))
        .min(Comparator.comparing(Method::getParameterCount))
        .orElseThrow();
  }

  private static Object argument(String twin, Class<?> type) throws Exception {
    Map<Class<?>, Object> values =
        Map.of(
            long.class, 1L,
            boolean.class, true,
            String.class, twin.equals("replay") ? "7d" : "anna@x.example",
            MailboxId.class, new MailboxId("maria"),
            SinkId.class, new SinkId("lines"),
            EmailAddress.class, new EmailAddress("x@x.example"),
            RecordId.class, new RecordId(RecordKind.CONTACT, "anna"),
            Holder.class, Holder.of("root", Role.ADMINISTRATOR),
            Action.class, new Action.SetTrack(RecordId.user("maria"), "Maria", TrackOption.ALL));
    return type == Fields.class
        ? Forms.parse(Optional.ofNullable(QUERIES.get(twin)).orElse(""))
        : Optional.ofNullable(values.get(type)).orElseThrow();
  }

  private static List<String> lines(ConsoleTwins twins, String name) throws Exception {
    Method method = twin(name);
    List<Object> arguments = new ArrayList<>();
    for (Class<?> each : method.getParameterTypes()) {
      arguments.add(argument(name, each));
    }
    Object shown = method.invoke(twins, arguments.toArray());
    return shown instanceof List<?> several
        ? several.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(shown));
  }

  private static String[] words(String line) {
    List<String> words = CommandRun.words(line);
    assertThat(words.get(0)).isEqualTo("mailpromoter");
    return words.subList(1, words.size()).toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("twins")
  void aShownCommandRuns(String name) throws Exception {
    CommandRun run = new CommandRun(folder);
    run.mail("one");
    assertThat(run.run("users", "track", "maria", "none").code()).isZero(); // so it is refused
    assertThat(run.run("sync").code()).isZero();
    for (String line : lines(new ConsoleTwins(Optional.of(run.config())), name)) {
      assertThat(line).startsWith("mailpromoter --config " + run.config() + " ");
      CommandRun.Result result = CommandRun.runPlain(words(line));
      assertThat(result.code())
          .as(line + "\n" + result.text())
          .isNotIn(ExitCode.USAGE, ExitCode.INTERNAL);
    }
  }

  @Test
  void theUsualFileIsNotNamed() throws Exception {
    for (String each : twins()) {
      assertThat(lines(new ConsoleTwins(Optional.empty()), each))
          .allMatch(line -> line.startsWith("mailpromoter ") && !line.contains("--config"));
    }
  }
}
