package org.mailpromoter.installation.notice;

import org.mailpromoter.core.sending.OutgoingMail;

/** Is told what becomes of notices. */
public interface NoticeListener {
  /**
   * A notice was written and waits for its first try.
   *
   * @param key names it, for example {@code report 2026-W48}
   * @param mail the mail
   */
  void written(String key, OutgoingMail mail);

  /**
   * Notices of a kind could not be written; this is tried again. Told once, until the reason is
   * another one.
   *
   * @param what which ones, for people
   * @param why a sentence
   */
  void failed(String what, String why);
}
