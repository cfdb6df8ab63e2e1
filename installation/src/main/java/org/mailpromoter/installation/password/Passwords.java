package org.mailpromoter.installation.password;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Keeps passwords as Argon2id hashes in the PHC string format, and checks them. Each takes 19 MiB
 * and about a tenth of a second, so that guessing is dear. At most two are computed at a time.
 * Thread-safe.
 */
public final class Passwords {
  private static final int KIBIBYTES = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int AT_ONCE = 2;

  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Semaphore TURNS = new Semaphore(AT_ONCE, true);

  private Passwords() {}

  /**
   * The hash of a password, with a new salt.
   *
   * @throws InterruptedException if the thread was interrupted while others were computed
   */
  public static String hash(String password) throws InterruptedException {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return inTurn(() -> ARGON2.hash(bytes(password), salt).getResult());
  }

  /**
   * Whether a password is the one of a hash.
   *
   * @param hash in the PHC string format
   * @throws InterruptedException if the thread was interrupted while others were computed
   */
  public static boolean matches(String password, String hash) throws InterruptedException {
    byte[] stored = hash.getBytes(StandardCharsets.US_ASCII);
    return inTurn(() -> Argon2Function.getInstanceFromHash(hash).check(bytes(password), stored));
  }

  /** The same characters give the same bytes, however the keyboard composed them. */
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T inTurn(Supplier<T> work) throws InterruptedException {
    TURNS.acquire();
    try {
      return work.get();
    } finally {
      TURNS.release();
    }
  }
}
