package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.documents.ConfigurationDocuments;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands; the build keeps it in the distribution. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Print a completion script for bash and zsh.",
    footer = {"", "Example: source <(mailpromoter completion)"})
final class CompletionCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Spec private @Nullable CommandSpec spec;

  @Inject
  CompletionCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    CommandSpec own = spec;
    if (own == null) {
      throw new IllegalStateException("picocli fills the spec before it calls");
    }
    String script = AutoComplete.bash("mailpromoter", own.root().commandLine());
    options.screen().document(ConfigurationDocuments.completion("bash", script));
    options.screen().plain(script);
    return ExitCode.OK;
  }
}
