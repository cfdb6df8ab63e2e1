package org.mailpromoter.storage.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.AccountStore;
import org.mailpromoter.core.access.ApiTokenStore;
import org.mailpromoter.core.access.AuditLog;
import org.mailpromoter.core.access.RequestLog;
import org.mailpromoter.core.access.SessionStore;
import org.mailpromoter.core.access.TicketStore;
import org.mailpromoter.core.store.AlertHandlings;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.testkit.AccountStoreContract;
import org.mailpromoter.testkit.AlertHandlingsContract;
import org.mailpromoter.testkit.ApiTokenStoreContract;
import org.mailpromoter.testkit.AuditLogContract;
import org.mailpromoter.testkit.RequestLogContract;
import org.mailpromoter.testkit.SessionStoreContract;
import org.mailpromoter.testkit.TicketStoreContract;

class SqliteAccessTest
    implements AccountStoreContract,
        SessionStoreContract,
        TicketStoreContract,
        ApiTokenStoreContract,
        AuditLogContract,
        RequestLogContract,
        AlertHandlingsContract {
  @TempDir private Path folder;
  private Storage storage;

  @BeforeEach
  void open() {
    storage = SqliteStorage.open(folder.resolve("t.db"));
  }

  @AfterEach
  void close() {
    storage.close();
    Sound.assertSound(folder.resolve("t.db"));
  }

  @Override
  public AccountStore accounts() {
    return storage.accountStore();
  }

  @Override
  public SessionStore sessions() {
    return storage.sessionStore();
  }

  @Override
  public TicketStore tickets() {
    return storage.ticketStore();
  }

  @Override
  public ApiTokenStore apiTokens() {
    return storage.apiTokenStore();
  }

  @Override
  public AuditLog audit() {
    return storage.auditLog();
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public AlertHandlings handlings(Storage of) {
    return of.alertHandlings();
  }

  @Override
  public RequestLog requests() {
    return storage.requestLog();
  }
}
