package org.mailpromoter.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.spi.config.ConfigProblem;

/** Which secrets every user of the machine may read. */
public final class Exposure {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private Exposure() {}

  /** A warning for each secret file, and one for the configuration if it holds secrets itself. */
  public static List<ConfigProblem> of(Deployment deployment) {
    List<ConfigProblem> warnings = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (SecretReference secret : deployment.secrets()) {
      Path file = secret.file().orElse(deployment.file());
      boolean holds = secret.isLiteral() || secret.file().isPresent();
      boolean exposed = holds && !Files.isDirectory(file) && isReadByOthers(file);
      if (exposed && seen.add(file.toAbsolutePath().normalize())) {
        warnings.add(secret.problem(warning(secret, file)));
      }
    }
    return warnings;
  }

  private static String warning(SecretReference secret, Path file) {
    String what =
        secret.isLiteral()
            ? "the secret is in the configuration file, which every user of this machine may read"
            : "every user of this machine may read the secret file " + file;
    return what + remedy("o-rwx", file);
  }

  /** The end of a sentence: a command that can be copied and works in any folder. */
  static String remedy(String mode, Path file) {
    String path = ShellWord.quoted(file.toAbsolutePath().toString());
    return "; remove that permission with 'chmod " + mode + " " + path + "'";
  }

  /** Whether nobody else may do anything with a file; also if there is none. */
  static boolean isForOwnerOnly(Path file) {
    try {
      return OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
    } catch (IOException | UnsupportedOperationException e) {
      return true; // it appears later, or it has other kinds of permissions
    }
  }

  /** Whether every user of the machine may read a file. */
  static boolean isReadByOthers(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException e) {
      return false; // it is reported as unreadable, or it has other kinds of permissions
    }
  }
}
