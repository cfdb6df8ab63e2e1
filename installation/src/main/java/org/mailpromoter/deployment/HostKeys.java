package org.mailpromoter.deployment;

import org.mailpromoter.spi.loading.ReservedKeys;

/** The keys of the program in the sections in which plugins have keys, too. */
public final class HostKeys {
  /** By section, as the plugin guide lists them. */
  public static final ReservedKeys RESERVED =
      ReservedKeys.NONE
          .and("servers", Mailboxes.SERVER_COMMON.keys())
          .and("senders", Senders.COMMON.keys())
          .and("mailboxes", Mailboxes.COMMON.keys())
          .and("directories", Directories.COMMON.keys())
          .and("sinks", Sinks.COMMON.keys())
          .and("policy-sources", PolicySources.COMMON.keys())
          .and("storage", StorageDeployment.COMMON.keys());

  private HostKeys() {}
}
